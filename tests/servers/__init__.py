"""Private PostgreSQL and Redis for one test run: no root, no Docker, nothing left behind.

`python -m tests.servers -- COMMAND` runs the command with their addresses in its environment.
"""
