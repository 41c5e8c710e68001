"""A finance lead whose renewal is due after an outage at month end."""

PERSONA: dict[str, object] = {
    "name": "Laura Petersen",
    "role": "VP finance",
    "company": "Quillbridge Software",
    "industry": "Software",
    "call_type": "renewal",
    "mood": "irritated",
    "difficulty": "normal",
    "voice_id": "sarah",
    "situation": "Laura's team has used your product for two years. The contract ends in seven "
    "weeks. There was an outage, and support took its time. You call about the renewal.",
    "product": "Closebook, which reconciles accounts and closes the month.",
    "grievance": "Your system was down for two days at month end, and support sent me a link to a "
    "help page.",
    "needs": [
        {
            "id": "close-in-five",
            "text": "I need the month closed in five days. We're at eight again.",
            "priority": 3,
            "keywords": ["close", "month end", "days", "reconcile"],
        },
        {
            "id": "a-human",
            "text": "When it breaks at month end, I need a person on the phone, not a ticket.",
            "priority": 3,
            "keywords": ["support", "phone", "help", "ticket", "person"],
        },
    ],
    "hidden_facts": [
        {
            "id": "half-used",
            "topic": "how it is used",
            "text": "To be fair, we only use half of it. Nobody ever showed us the matching rules.",
            "kind": "situation",
            "needs_trust": 28,
            "keywords": ["use", "using", "usage", "features", "rules", "today"],
        },
        {
            "id": "auditor-waited",
            "topic": "what the outage caused",
            "text": "The auditors sat in our office for two days with nothing to audit. They "
            "billed us "
            "nine thousand.",
            "kind": "impact",
            "needs_trust": 32,
            "keywords": ["outage", "auditors", "cost", "impact", "result"],
        },
        {
            "id": "looked-elsewhere",
            "topic": "other suppliers",
            "text": "I had a demo from somebody else last week. Their migration scared me off.",
            "kind": "competition",
            "needs_trust": 40,
            "keywords": ["alternative", "other", "switch", "competitor", "demo", "else"],
        },
        {
            "id": "new-entity",
            "topic": "what changes next year",
            "text": "We're buying a company in Ireland in spring, that's one more set of books.",
            "kind": "goal",
            "needs_trust": 44,
            "keywords": ["plans", "growth", "next year", "ireland", "change", "entity"],
        },
        {
            "id": "ceo-asked",
            "topic": "pressure from above",
            "text": "Our CEO asked me in front of everybody why the numbers were late.",
            "kind": "problem",
            "needs_trust": 38,
            "keywords": ["ceo", "late", "numbers", "pressure", "affect"],
        },
    ],
    "budget": {
        "text": "It's in the budget at the same price. For more I'd need a reason.",
        "needs_trust": 46,
    },
    "authority": {
        "decides": True,
        "text": "It's my signature, and nobody will argue with me either way.",
        "needs_trust": 26,
    },
    "objections": [
        {
            "id": "will-happen-again",
            "text": "Who says it won't go down again at the next month end?",
            "type": "risk",
            "resolved_by": "evidence",
            "resolution": "in writing, what you changed and what I get if it happens again",
        },
        {
            "id": "paying-for-half",
            "text": "I'm paying for a full package and use half.",
            "type": "price",
            "resolved_by": "value",
            "resolution": "to see the other half do something for us, or not to pay for it",
        },
    ],
    "patience": 60,
    "minutes": 35,
}
