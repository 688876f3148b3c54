"""Weekdays of saved reports, counted from 0 until now, are counted as everywhere: 1 is Monday, 7 is Sunday.

Their history is counted anew too: else it would tell of a change that nobody made.
"""

from importlib import import_module

from django.db import migrations, models
from django.db.models import F

guard = import_module("instructions.migrations.0014_history_kept")


def _moved(by):
    def move(apps, schema_editor):
        guard.drop("instructions")(apps, schema_editor)
        for name in ("SavedReport", "HistoricalSavedReport"):
            rows = apps.get_model("instructions", name).objects.using(schema_editor.connection.alias)
            rows.filter(weekday__isnull=False).update(weekday=F("weekday") + by)
        guard.make("instructions")(apps, schema_editor)

    return move


class Migration(migrations.Migration):

    dependencies = [
        ('instructions', '0019_later_wordings'),
    ]

    operations = [
        migrations.RunPython(_moved(1), _moved(-1)),
        migrations.AlterField(
            model_name='historicalsavedreport',
            name='weekday',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Monday'), (2, 'Tuesday'), (3, 'Wednesday'), (4, 'Thursday'), (5, 'Friday'), (6, 'Saturday'), (7, 'Sunday')], null=True, verbose_name='sent every'),
        ),
        migrations.AlterField(
            model_name='savedreport',
            name='weekday',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Monday'), (2, 'Tuesday'), (3, 'Wednesday'), (4, 'Thursday'), (5, 'Friday'), (6, 'Saturday'), (7, 'Sunday')], null=True, verbose_name='sent every'),
        ),
        migrations.AddConstraint(
            model_name='savedreport',
            constraint=models.CheckConstraint(condition=models.Q(('weekday', None), ('weekday__range', (1, 7)), _connector='OR'), name='saved_report_weekday_of_iso'),
        ),
    ]
