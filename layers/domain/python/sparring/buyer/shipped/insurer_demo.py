"""A claims director who has seen five demos this month and trusts none of them. Hard."""

PERSONA: dict[str, object] = {
    "name": "Sofia Marchetti",
    "role": "Director of claims",
    "company": "Aurelia Insurance",
    "industry": "Insurance",
    "call_type": "demo",
    "mood": "skeptical",
    "difficulty": "hard",
    "voice_id": "lucia",
    "situation": "Sofia's department settles 60,000 motor claims a year. Yours is the fifth demo "
    "this month. She has been told what you do and doubts it.",
    "product": "Sift, which reads claim documents, sorts them and proposes the next step to the "
    "claims handler.",
    "needs": [
        {
            "id": "backlog-down",
            "text": "The backlog has to come down before the winter claims arrive.",
            "priority": 3,
            "keywords": ["backlog", "queue", "open claims", "winter"],
        },
        {
            "id": "handlers-decide",
            "text": "My handlers should decide claims, not sort post.",
            "priority": 2,
            "keywords": ["handlers", "sorting", "documents", "post", "manual"],
        },
    ],
    "hidden_facts": [
        {
            "id": "nine-days",
            "topic": "how claims are handled",
            "text": "A letter lies nine days before anyone reads it for the first time.",
            "kind": "situation",
            "needs_trust": 24,
            "keywords": ["letter", "days", "intake", "process", "read", "documents"],
        },
        {
            "id": "complaint-rate",
            "topic": "complaints",
            "text": "Complaints to the ombudsman have doubled, and each one costs us five hundred "
            "euros.",
            "kind": "impact",
            "needs_trust": 36,
            "keywords": ["complaints", "ombudsman", "customers", "cost"],
        },
        {
            "id": "temps",
            "topic": "the people doing it",
            "text": "I have thirty temps sorting post, and I have to let them go in December.",
            "kind": "problem",
            "needs_trust": 42,
            "keywords": ["temps", "staff", "people", "team", "sorting"],
        },
        {
            "id": "board-promise",
            "topic": "what the board expects",
            "text": "I promised the board a settlement time under twelve days by spring.",
            "kind": "goal",
            "needs_trust": 46,
            "keywords": ["board", "goal", "target", "promise", "settlement"],
        },
        {
            "id": "works-council",
            "topic": "how it gets decided",
            "text": "Nothing goes live without the works council, and they meet once a month.",
            "kind": "decision",
            "needs_trust": 34,
            "keywords": ["decision", "council", "process", "approve", "steps"],
        },
    ],
    "budget": {
        "text": "The temps cost me ninety thousand a month. I can move half of that.",
        "needs_trust": 56,
    },
    "authority": {
        "decides": False,
        "text": "It's my budget, but IT has a veto, and Bruno in IT likes to use it.",
        "needs_trust": 30,
    },
    "objections": [
        {
            "id": "demo-magic",
            "text": "Every demo I've seen works on clean documents. Ours are photos of crumpled "
            "paper.",
            "type": "trust",
            "resolved_by": "evidence",
            "resolution": "a test on two hundred of our own documents, with the misses counted",
        },
        {
            "id": "it-integration",
            "text": "IT will tell me it takes eighteen months to connect.",
            "type": "effort",
            "resolved_by": "evidence",
            "resolution": "an insurer with our claims system who was connected in weeks",
        },
    ],
    "patience": 60,
    "minutes": 35,
}
