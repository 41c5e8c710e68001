"""What gives a line away: giving in, ending, selling, or talking like a machine."""

from __future__ import annotations

import re

from sparring.buyer.amounts import SPELLED

_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|tomorrow|next week)"

AGREES = (
    r"\b(?:let's (?:do (?:it|this|that)|go ahead|move (?:forward|ahead)|sign|book|schedule|"
    r"set (?:it |this |that )?up|meet|proceed|make it happen|go for it|get started)|"
    r"(?:i'll|i will|we'll|we will|i'm ready to|i am ready to|happy to|i'd (?:love|like|"
    r"be happy) to|i would (?:love|like|be happy) to|i want to) (?:buy|sign|take (?:it|the deal|"
    r"that)|purchase|order|go ahead|meet|book|schedule|accept|move forward|proceed|renew)|"
    r"we have a deal|it's a deal|(?:^|you've got a |you have a )deal\b|count (?:me|us) in|"
    r"sign me up|where do i sign|i'm (?:in|sold|convinced)\b|i am (?:in|sold|convinced)\b|"
    r"you(?:'ve| have) convinced me|"
    r"send (?:me |us |over )*(?:the |an |your |a )?(?:invite|invitation|contract|agreement|"
    r"papers|paperwork|calendar)|book (?:it|me|us|the)|(?:i|we) (?:agree|accept)\b(?! with)|"
    r"i(?:'ll| will) put it in|see you (?:on|then|" + _WEEKDAY + r")|"
    r"looking forward to (?:the|our|meeting|it)|"
    + _WEEKDAY
    + r"(?: at \w+)? (?:works|is (?:good|fine|great|perfect)|sounds good|suits)|"
    r"yes,? (?:absolutely|definitely|i'll|let's|i would|please)|consider it done|you(?:'ve|"
    r" have) got (?:yourself )?a (?:deal|meeting|customer))\b"
)
AFFIRMS = (
    r"\b(?:yes|yeah|okay|ok|sure|fine|deal|agreed?|works|let's|done|all right|alright|"
    r"sounds good|good|great|happy to|"
    r"perfect|i'll (?:sign|be there|take)|we'll|why not|count me in|fair enough|send me|"
    r"put (?:it|something) in)\b"
)
REFUSES = (
    r"\b(?:no thanks|no,|not interested|i can't agree|i won't|i don't want|not for us|i(?:'m|"
    r" am) not (?:ready|convinced|going|sure|interested|able)|"
    r"it's a no|i (?:must |have to )?decline|let's not|not yet|goodbye|maybe (?:later|"
    r"another time)|i need (?:more )?time)\b"
)
ENDS = (
    r"\b(?:good ?bye|bye(?: bye)?|hanging up|leave it (?:here|there|at that)|we(?:'re| are) done|"
    r"end(?:ing)? (?:this|the) call|(?:this|the) call is over|"
    r"i (?:have|need|'ve got) to (?:go|run|jump|hang up|stop you)|have to (?:go|run|jump)|"
    r"no,? thank(?:s| you)|not interested|not for us|have a (?:good|nice|great) (?:day|one)|"
    r"out of time|that's my time|my next (?:meeting|call)|let's stop here|good day|that's enough|"
    r"no from me|hang up now)\b"
)
SELLS = (
    r"\b(?:how (?:can|may|could) i (?:help|assist|support)|(?:our|my) (?:product|platform|"
    r"solution|software|offering) (?:can|will|would|offers?|helps?|has|is|provides?|includes?)|"
    r"let me (?:tell|show) you (?:about |how )?(?:our|we|my)|"
    r"we (?:can|could) help (?:you|your)|i(?:'d| would) (?:love|like) to (?:show|offer|demo|"
    r"tell you|introduce|walk you)|what challenges (?:are|do) you|as (?:a|your|the) (?:sales|rep|"
    r"seller|account|vendor)|"
    r"would you like (?:me )?to (?:schedule|see|hear|learn|try|book)|i can offer you|we (?:offer|"
    r"provide|specialise|specialize in)|special offer|are you interested in|our (?:customers|"
    r"clients) (?:love|see|save|have)|"
    r"what(?:'s| is) your budget|i(?:'m| am) calling (?:from|to|because)|"
    r"thank you for (?:considering|your interest)|is there anything else i can)\b"
)
MACHINE = (
    r"\b(?:as an? (?:ai|assistant|language model|virtual|large language)|language model|i(?:'m|"
    r" am) (?:just )?(?:an? )?(?:ai|bot|chatbot|virtual assistant|ai assistant|"
    r"computer program)\b|system prompt|my (?:instructions|programming|guidelines|training)|"
    r"i (?:cannot|can't|am unable to|'m unable to) (?:assist|comply|fulfil|fulfill|"
    r"help with that|provide)|role-?play|(?:the|my) persona|chatgpt|openai|hidden facts?|"
    r"trust (?:level|score)|stay in character|in this scenario|simulat\w+|the (?:rep|salesperson|"
    r"learner)\b)"
)
NOT_SPEECH = (
    r"[{}<>\[\]|#`_]|\*|https?://|www\.|^\s*[-•\d]+[.)]?\s.*\n|\n\s*\n|^\s*(?:buyer|seller|rep|"
    r"you|me|assistant|user|[A-Z][a-z]+)\s*:\s|"
    r"[\U0001f000-\U0001faff\u2600-\u27bf]|\((?:sighs?|laughs?|pauses?|hangs? up|smiles?)\)"
)

_SCALES = {"hundred": 100, "thousand": 1_000, "grand": 1_000, "million": 1_000_000}
_COMMON = frozenset({0, 1, 2, 3})


def figures(text: str) -> frozenset[int]:
    """Numbers in a lower-case text, spelled or in digits; not one to three, which anybody says."""
    digits = re.findall(r"(\d[\d.,]*)\s?(k\b|thousand|million)?", text)
    scales = {"k": 1_000, **_SCALES}
    plain = {int(re.sub(r"\D", "", one)) * scales.get(scale, 1) for one, scale in digits}
    return frozenset((plain | _spelled(text)) - _COMMON)


def _spelled(text: str) -> set[int]:
    found: set[int] = set()
    number = 0
    for word in [*re.findall(r"[a-z]+", text), ""]:
        if word in SPELLED:
            number += SPELLED[word]
        elif word in _SCALES:
            number = (number or 1) * _SCALES[word]
        else:
            found.add(number)
            number = 0
    return found
