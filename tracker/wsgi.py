import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
application = get_wsgi_application()
# What the start has made stays for good: collecting garbage need not look through it with every request,
# nor after every few rows of an answer.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
