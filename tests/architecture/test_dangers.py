"""Laws 2, 3, 4 and 8: what is dangerous has one door, and every other way is refused."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.code import (
    Source,
    domain,
    functions_of,
    imports,
    parameters,
    shipped,
    within,
)

EDGES = {
    "layers/domain/python/sparring/kit/http.py",
    "layers/domain/python/sparring/kit/facts.py",
    "layers/domain/python/sparring/kit/socket.py",
    "layers/domain/python/sparring/kit/stream.py",
}
"""Where every error is turned into an answer: endpoint, subscriber, socket, publisher."""

ERROR_READERS = {
    "layers/domain/python/sparring/auth/directory.py": "turns Cognito's error codes into problems",
    "layers/domain/python/sparring/auth/mail.py": "a mail that fails undoes nothing",
}
"""Files outside the kit that read botocore's error classes (never its clients)."""

VENDORS = {"openai", "simple_salesforce", "hubspot", "zeep", "requests", "httpx", "urllib3"}
VENDOR_DOORS = ("layers/domain/python/sparring/integrations/",)
TENANT_MAKERS = {
    "sparring.kit.caller.platform": "makes a caller for subscribers, tickets and sign-up",
    "sparring.auth.sealing.new_token": "writes the tenant into a link, before anybody signed in",
    "sparring.auth.service.enrolment.enrol": "runs before the person whose caller it would be",
    "sparring.auth.directory.create": "writes the tenant into the user pool's own attribute",
}
"""The only functions that are handed a tenant's id, each with its reason."""

REFUSED_CALLS = {
    "scan": "reads everybody's rows",
    "execute_statement": "PartiQL goes around the keys",
    "batch_execute_statement": "PartiQL goes around the keys",
    "execute_transaction": "PartiQL goes around the keys",
    "update_item": "goes around the transaction with its outbox",
    "put_item": "goes around the transaction with its outbox",
    "delete_item": "goes around the transaction with its outbox",
    "batch_write_item": "goes around the transaction with its outbox",
}


def _at(source: Source, node: ast.AST, what: str) -> str:
    return f"{source.place}:{getattr(node, 'lineno', 0)} {what}"


def test_boto3_when_imported_by_shipped_code_should_be_refused() -> None:
    offenders = [
        str(one) for s in shipped() for one in imports(s) if one.name.split(".")[0] == "boto3"
    ]
    assert not offenders, "botocore behind the kit, boto3 nowhere:\n" + "\n".join(offenders)


def test_botocore_when_imported_outside_the_kit_should_be_refused() -> None:
    offenders = [
        str(one)
        for source in shipped()
        if not within(source.name, "sparring.kit")
        for one in imports(source)
        if within(one.name, "botocore")
        and not (source.place in ERROR_READERS and within(one.name, "botocore.exceptions"))
    ]
    assert not offenders, "AWS stays behind the kit:\n" + "\n".join(offenders)


def test_client_when_made_outside_the_kit_should_be_of_an_adapter() -> None:
    doors = {"layers/domain/python/sparring/auth/directory.py", *ERROR_READERS}
    offenders = [
        _at(source, node, "makes an AWS client")
        for source in shipped()
        if not within(source.name, "sparring.kit") and source.place not in doors
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"aws.client", "create_client"}
    ]
    assert not offenders, "\n".join(offenders)


def test_vendor_sdk_when_imported_should_be_behind_its_client() -> None:
    offenders = [
        str(one)
        for source in shipped()
        for one in imports(source)
        if one.name.split(".")[0] in VENDORS
        and not (source.place.startswith(VENDOR_DOORS) and source.parts[-1] == "client")
    ]
    assert not offenders, "a vendor SDK lives in its client.py only:\n" + "\n".join(offenders)


def _calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr


def test_table_when_called_should_only_be_read_by_key_and_written_in_transactions() -> None:
    offenders = [
        _at(source, node, f".{name}(): {REFUSED_CALLS[name]}")
        for source in shipped()
        for node, name in _calls(source)
        if name in REFUSED_CALLS
    ]
    assert not offenders, "\n".join(offenders)


def test_update_expression_when_written_should_never_add() -> None:
    offenders = [
        _at(source, node, "names an UpdateExpression or a PartiQL Statement")
        for source in shipped()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and node.value in {"UpdateExpression", "Statement="}
    ]
    assert not offenders, "counters move by conditional puts:\n" + "\n".join(offenders)


def _takes_a_tenant(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(
        one.arg in {"tenant", "tenant_id"}
        and (one.annotation is None or ast.unparse(one.annotation).startswith("str"))
        for one in parameters(node)
    )


def test_function_when_it_needs_a_tenant_should_take_a_caller() -> None:
    found = {
        f"{source.name}.{node.name}": _at(source, node, f"{node.name}() takes a tenant")
        for source in shipped()
        for node in functions_of(source)
        if _takes_a_tenant(node)
    }
    offenders = [where for name, where in found.items() if name not in TENANT_MAKERS]
    assert not offenders, "keys are built from caller.tenant:\n" + "\n".join(offenders)


def test_tenant_maker_when_listed_should_still_exist() -> None:
    taking = {f"{s.name}.{n.name}" for s in domain() for n in functions_of(s) if _takes_a_tenant(n)}
    assert TENANT_MAKERS.keys() <= taking, sorted(TENANT_MAKERS.keys() - taking)


def test_key_when_made_outside_the_kit_should_be_made_by_its_builder() -> None:
    offenders = [
        _at(source, node, "builds a Key by hand")
        for source in shipped()
        if not within(source.name, "sparring.kit")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"Key", "table.Key"}
        and not _of_a_row(node)
    ]
    assert not offenders, "keys are made by kit.table.key:\n" + "\n".join(offenders)


def _of_a_row(node: ast.Call) -> bool:
    """True for `Key(TABLE, row["pk"], row["sk"])`: the place that an item was read from."""
    return [ast.unparse(one) for one in node.args[1:]] == ["row['pk']", "row['sk']"]


def _catches_everything(node: ast.ExceptHandler) -> bool:
    caught = ast.unparse(node.type) if node.type else ""
    return caught in {"", "Exception", "BaseException"}


def test_exception_when_caught_whole_should_be_at_an_edge() -> None:
    offenders = [
        _at(source, node, "catches everything")
        for source in shipped()
        if source.place not in EDGES
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node)
    ]
    assert not offenders, "`except Exception` only at the four edges:\n" + "\n".join(offenders)


def test_fact_when_announced_should_leave_by_the_outbox() -> None:
    offenders = [
        _at(source, node, "puts events on the bus itself")
        for source in shipped()
        if source.name != "sparring.kit.stream"
        for node, name in _calls(source)
        if name == "put_events"
    ]
    assert not offenders, "never publish after commit:\n" + "\n".join(offenders)
