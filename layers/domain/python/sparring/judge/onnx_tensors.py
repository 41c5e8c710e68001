"""The tensors of an ONNX file, read without its runtime: protobuf's wire format, four fields."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GRAPH_OF_MODEL, INITIALIZER_OF_GRAPH = 7, 5
DIMENSION, KIND, NAME, RAW = 1, 2, 8, 9
VARINT, EIGHT_BYTES, BYTES, FOUR_BYTES = 0, 1, 2, 5
NUMPY_KINDS: Final = {1: "<f4", 3: "i1", 7: "<i8"}
"""TensorProto.DataType to numpy, for the kinds read here; tensors of others are left out."""

Span = tuple[int, int]


def read_tensors(path: Path) -> dict[str, "NDArray[np.generic]"]:
    """Every named constant of the graph that is stored raw, as read-only views of one buffer.

    Raises FileNotFoundError when there is no such file, ValueError when it is not of this kind.
    """
    content = path.read_bytes()
    try:
        found = dict(_tensors(content))
    except (IndexError, ValueError) as error:
        raise ValueError(f"not an ONNX file: {path.name}") from error
    if not found:
        raise ValueError(f"no tensors in {path.name}")
    return found


def _tensors(content: bytes) -> Iterator[tuple[str, "NDArray[np.generic]"]]:
    for graph in _parts(content, (0, len(content)), GRAPH_OF_MODEL):
        for tensor in _parts(content, graph, INITIALIZER_OF_GRAPH):
            yield from _tensor(content, tensor)


def _parts(content: bytes, span: Span, wanted: int) -> Iterator[Span]:
    for field, value in _fields(content, span):
        if field == wanted and isinstance(value, tuple):
            yield value


def _tensor(content: bytes, span: Span) -> Iterator[tuple[str, "NDArray[np.generic]"]]:
    import numpy as np

    shape: list[int] = []
    kind, name, raw = 0, "", None
    for field, value in _fields(content, span):
        if isinstance(value, int):
            shape += [value] if field == DIMENSION else []
            kind = value if field == KIND else kind
        elif field == NAME:
            name = content[slice(*value)].decode()
        elif field == RAW:
            raw = value
    if raw is not None and kind in NUMPY_KINDS:
        dtype = np.dtype(NUMPY_KINDS[kind])
        count = (raw[1] - raw[0]) // dtype.itemsize
        yield name, np.frombuffer(content, dtype, count, raw[0]).reshape(shape)


def _fields(content: bytes, span: Span) -> Iterator[tuple[int, int | Span]]:
    at, end = span
    while at < end:
        key, at = _varint(content, at)
        value: int | Span
        if key & 7 == VARINT:
            value, at = _varint(content, at)
        else:
            length, at = _length(content, at, key & 7)
            value = (at, at + length)
            at += length
        if at > end:
            raise ValueError("a field runs over its message")
        yield key >> 3, value


def _length(content: bytes, at: int, wire: int) -> tuple[int, int]:
    if wire == BYTES:
        return _varint(content, at)
    if wire not in {FOUR_BYTES, EIGHT_BYTES}:
        raise ValueError(f"wire type {wire}")
    return (4 if wire == FOUR_BYTES else 8), at


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
