"""PostgreSQL as Django speaks to it, but for how often a kept connection is tried."""
