"""The log of what was done is only ever added to: the database itself refuses to change or delete of it."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "archive_auditentry"
WORDS = "the log is only added to"
_PUT_UP = {
    "sqlite": tuple(
        f"CREATE TRIGGER IF NOT EXISTS {TABLE}_{act.lower()} BEFORE {act} ON {TABLE}"
        f" BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        for act in ("UPDATE", "DELETE")
    ),
    "postgresql": (
        f"CREATE OR REPLACE FUNCTION {TABLE}_kept() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE OR REPLACE TRIGGER {TABLE}_kept BEFORE UPDATE OR DELETE ON {TABLE}"
        f" FOR EACH ROW EXECUTE FUNCTION {TABLE}_kept()",
    ),
}
_TAKE_DOWN = {
    "sqlite": tuple(f"DROP TRIGGER IF EXISTS {TABLE}_{act}" for act in ("update", "delete")),
    "postgresql": (f"DROP TRIGGER IF EXISTS {TABLE}_kept ON {TABLE}",),
}
_COUNT = {
    "sqlite": f"SELECT count(*) = 2 FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{TABLE}'",  # noqa: S608
    "postgresql": "SELECT count(*) = 1 FROM pg_trigger WHERE tgenabled IN ('O', 'A')"  # noqa: S608
    f" AND tgname = '{TABLE}_kept' AND tgrelid = '{TABLE}'::regclass",
}


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Refuse from now on, with IntegrityError; nothing where it is so already, or the table is not there."""
    if TABLE in connection.introspection.table_names() and not stands(connection):
        _run(connection, _PUT_UP[connection.vendor])


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Let rows go: for a database that is emptied as a whole. The next `migrate` puts it up again."""
    _run(connection, _TAKE_DOWN[connection.vendor])


def stands(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT[connection.vendor])
        return bool(cursor.fetchone()[0])


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
