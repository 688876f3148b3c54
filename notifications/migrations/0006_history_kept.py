from importlib import import_module

from django.db import migrations


guard = import_module("instructions.migrations.0014_history_kept")


class Migration(migrations.Migration):

    dependencies = [
        ('instructions', '0014_history_kept'),
        ('notifications', '0005_reports_sent'),
    ]

    operations = [migrations.RunPython(guard.make("notifications"), guard.drop("notifications"))]
