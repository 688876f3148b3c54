"""Runs a Celery process whose clock stands so many seconds ahead of or behind the machine's.

    python -m tests.moved_clock SECONDS --app tracker worker …

All processes started with the same number agree with each other on the time.
"""

from __future__ import annotations

import datetime as dt
import sys
import time

import time_machine
from celery.__main__ import main

if __name__ == "__main__":
    seconds = float(sys.argv[1])
    sys.argv = ["celery", *sys.argv[2:]]
    moment = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds)
    traveller = time_machine.travel(moment, tick=True).start()
    # What passed on a busy machine between the line that looked at the clock and the start is made up for.
    traveller.shift(seconds - (time.time() - time_machine.escape_hatch.time.time()))
    main()
