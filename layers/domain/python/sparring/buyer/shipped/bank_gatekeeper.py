"""A private bank: the assistant decides whether the head of compliance hears you. Hard."""

PERSONA: dict[str, object] = {
    "name": "Helen Brandt",
    "role": "Head of compliance",
    "company": "Brandauer Private Bank",
    "industry": "Banking",
    "call_type": "gatekeeper",
    "mood": "skeptical",
    "difficulty": "hard",
    "voice_id": "clara",
    "gatekeeper": {"name": "Mrs Lindqvist", "role": "executive assistant"},
    "situation": "Helen Brandt answers for compliance at a private bank. Her assistant takes her "
    "calls and is good at ending them. You want a first meeting with Helen.",
    "product": "Clearfile, software that checks new clients against sanctions lists and keeps the "
    "evidence for the regulator.",
    "needs": [
        {
            "id": "faster-checks",
            "text": "Checking a new client must not take three weeks, the bankers are revolting.",
            "priority": 3,
            "keywords": ["onboarding", "new clients", "checks", "weeks", "kyc"],
        },
        {
            "id": "evidence-in-order",
            "text": "I want to show the regulator a complete file within an hour.",
            "priority": 2,
            "keywords": ["regulator", "evidence", "file", "audit", "documentation"],
        },
    ],
    "hidden_facts": [
        {
            "id": "five-lists",
            "topic": "how clients are checked",
            "text": "My people compare names with five lists, by hand, and save screenshots.",
            "kind": "situation",
            "needs_trust": 22,
            "keywords": ["check", "sanctions", "lists", "screenshots", "manual", "process"],
        },
        {
            "id": "false-alarms",
            "topic": "false alarms",
            "text": "Nineteen out of twenty hits are false, and each one costs us forty minutes.",
            "kind": "impact",
            "needs_trust": 32,
            "keywords": ["false", "hits", "alarms", "time", "minutes"],
        },
        {
            "id": "regulator-letter",
            "topic": "the regulator",
            "text": "We had a letter from the regulator in May. They come back in November.",
            "kind": "problem",
            "needs_trust": 42,
            "keywords": ["regulator", "inspection", "letter", "finding", "deadline"],
        },
        {
            "id": "core-system",
            "topic": "other plans",
            "text": "The core banking supplier wants to sell us a module for this, for triple "
            "money.",
            "kind": "competition",
            "needs_trust": 36,
            "keywords": ["supplier", "alternative", "module", "vendor", "options"],
        },
    ],
    "budget": {
        "text": "After that letter, money isn't the question. Up to two hundred thousand I can "
        "justify.",
        "needs_trust": 56,
    },
    "authority": {
        "decides": False,
        "text": "Anything that touches client data goes through the risk committee, and I chair "
        "it.",
        "needs_trust": 30,
    },
    "objections": [
        {
            "id": "cloud",
            "text": "We don't put client names into somebody else's cloud.",
            "type": "risk",
            "resolved_by": "evidence",
            "resolution": "your audit report, and a bank under the same regulator that runs it",
        },
        {
            "id": "never-heard",
            "text": "I've never heard of you, and I can't defend an unknown name upstairs.",
            "type": "trust",
            "resolved_by": "evidence",
            "resolution": "two references I can call without you on the line",
        },
    ],
    "patience": 60,
    "minutes": 20,
    "currency": "CHF",
}
