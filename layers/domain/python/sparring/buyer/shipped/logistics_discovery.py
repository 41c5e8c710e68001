"""A matter-of-fact operations director in freight, in a scheduled first meeting."""

PERSONA: dict[str, object] = {
    "name": "Tomasz Zielinski",
    "role": "Director of operations",
    "company": "Baltic Freight Lines",
    "industry": "Logistics",
    "call_type": "discovery",
    "mood": "neutral",
    "difficulty": "normal",
    "voice_id": "marek",
    "situation": "Tomasz runs dispatch for 140 trucks. A colleague of yours met him at a trade "
    "fair "
    "and he agreed to a first meeting. He knows roughly what you sell.",
    "product": "Routewell, planning software that builds truck routes and tells customers when "
    "their delivery arrives.",
    "needs": [
        {
            "id": "planning-time",
            "text": "Planning has to get faster. My planners start at four in the morning.",
            "priority": 3,
            "keywords": ["planning", "planners", "routes", "dispatch", "schedule"],
        },
        {
            "id": "delivery-promises",
            "text": "We need to tell customers a time and then be there at that time.",
            "priority": 2,
            "keywords": ["delivery", "arrival", "customers", "late", "eta"],
        },
    ],
    "hidden_facts": [
        {
            "id": "excel-and-heads",
            "topic": "how routes are planned",
            "text": "It's a big Excel sheet and what three people carry in their heads.",
            "kind": "situation",
            "needs_trust": 26,
            "keywords": ["plan", "routes", "excel", "tool", "process", "today"],
        },
        {
            "id": "empty-kilometres",
            "topic": "empty kilometres",
            "text": "We drive about twenty-two percent of our kilometres empty. Good would be "
            "fifteen.",
            "kind": "impact",
            "needs_trust": 38,
            "keywords": ["empty", "kilometres", "miles", "fuel", "utilisation"],
        },
        {
            "id": "key-planner-retires",
            "topic": "the senior planner",
            "text": "Jurek, who knows every customer by heart, retires in October. Nobody can "
            "replace "
            "him.",
            "kind": "problem",
            "needs_trust": 44,
            "keywords": ["retire", "planner", "knowledge", "people", "team"],
        },
        {
            "id": "lost-furniture-account",
            "topic": "the account they lost",
            "text": "We lost a furniture chain in spring because of late deliveries. That was six "
            "hundred thousand a year.",
            "kind": "impact",
            "needs_trust": 52,
            "keywords": ["lost", "account", "customer", "late", "churn", "complaints"],
        },
        {
            "id": "failed-project",
            "topic": "what was tried before",
            "text": "Three years ago we bought a planning system and switched it off after five "
            "months.",
            "kind": "competition",
            "needs_trust": 40,
            "keywords": ["tried", "before", "previous", "system", "failed"],
        },
    ],
    "budget": {
        "text": "I've got eighty thousand euros for this year, and the board would go to a "
        "hundred if "
        "the case is good.",
        "needs_trust": 54,
    },
    "authority": {
        "decides": False,
        "text": "I choose, the board signs. Ewa from finance will check every figure first.",
        "needs_trust": 34,
    },
    "objections": [
        {
            "id": "failed-before",
            "text": "We had a project like this and my planners refused to work with it.",
            "type": "risk",
            "resolved_by": "listening",
            "resolution": "somebody who asks my planners first, before showing them anything",
        },
        {
            "id": "too-special",
            "text": "Our freight is special. No software I've seen understands our loading rules.",
            "type": "trust",
            "resolved_by": "evidence",
            "resolution": "to see it work with our own orders of one bad week",
        },
    ],
    "patience": 60,
    "minutes": 35,
}
