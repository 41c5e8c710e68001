"""Pieces of sentences: what counts as one, and that a typo leaves most of them alone."""

from zlib import crc32

from sparring.judge.ngrams import letter_grams, word_grams


def _number(gram: str) -> int:
    return crc32(gram.encode())


def test_count_words_when_repeated_should_count_pairs_and_marks_too() -> None:
    found = word_grams("how much? how much!")
    assert found[_number("w:how")] == 2
    assert found[_number("w:how much")] == 2
    assert found[_number("w:much ?")] == 1
    assert found[_number("w:!")] == 1
    assert sum(found.values()) == 6 + 5


def test_count_letters_when_word_is_short_should_take_it_whole_once() -> None:
    found = letter_grams("a")
    assert found == {_number("c: a"): 1, _number("c:a "): 1, _number("c: a "): 1}


def test_count_letters_when_word_has_a_typo_should_share_most() -> None:
    right, wrong = set(letter_grams("organization")), set(letter_grams("organizaton"))
    other = set(letter_grams("yesterday"))
    assert len(right & wrong) > len(right) / 2 > len(right & other)


def test_count_pieces_when_text_is_odd_should_count_what_is_there() -> None:
    for text in ("", " ", "😀😀", "שלום, מה שלומך", "\ud83d", "a" * 20_000):
        assert all(count > 0 for count in word_grams(text).values())
        assert all(0 <= number < 2**32 for number in letter_grams(text))
