"""The desk's roles, with the rights they are made of."""

from typing import Any

from django.db import migrations

from archive.models import roles


def make(registry: Any, editor: Any) -> None:
    roles.ensure(registry, editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0002_change_log_time"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="clarification",
            options={
                "ordering": ["settled_at", "-raised_at", "-pk"],
                "permissions": roles.RIGHTS,
                "verbose_name": "sag til afklaring",
                "verbose_name_plural": "til afklaring",
            },
        ),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
