"""An archive can be taken off the site, and says which records it tells or names."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("opendata", "0001_frozen_strategy")]

    operations = [
        migrations.AddField(
            model_name="frozenstrategy",
            name="named",
            field=models.JSONField(default=list, editable=False, verbose_name="records in it"),
        ),
        migrations.AddField(
            model_name="frozenstrategy",
            name="taken_down_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="taken off the site"),
        ),
        migrations.AddField(
            model_name="frozenstrategy",
            name="taken_down_reason",
            field=models.TextField(blank=True, verbose_name="reason for staff"),
        ),
        migrations.AddConstraint(
            model_name="frozenstrategy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_down_at__isnull", True), models.Q(("taken_down_reason", ""), _negated=True), _connector="OR"
                ),
                name="frozen_strategy_taken_down_has_a_reason",
                violation_error_message="Say why the archive is taken off the site.",
            ),
        ),
    ]
