"""A facility manager who feels forgotten since the contract was signed. Hard."""

PERSONA: dict[str, object] = {
    "name": "Kenji Watanabe",
    "role": "Head of facilities",
    "company": "Harbour City Hospitals",
    "industry": "Public health",
    "call_type": "renewal",
    "mood": "guarded",
    "difficulty": "hard",
    "voice_id": "hiro",
    "situation": "Kenji's six hospitals have used your service for three years. Your predecessor "
    "left and nobody called for months. The renewal is due and the price will rise by four "
    "percent.",
    "product": "Gridwatch, a service that watches the energy use of buildings and finds waste.",
    "grievance": "Since the contract was signed, nobody from your company has called me. Not once "
    "in eight months.",
    "needs": [
        {
            "id": "prove-savings",
            "text": "I need to prove to the council what we saved, hospital by hospital.",
            "priority": 3,
            "keywords": ["savings", "report", "prove", "council", "results"],
        },
        {
            "id": "somebody-responsible",
            "text": "I want one person who knows our buildings and calls me before I call them.",
            "priority": 2,
            "keywords": ["contact", "person", "account manager", "call", "care"],
        },
    ],
    "hidden_facts": [
        {
            "id": "reports-unread",
            "topic": "what happens with the reports",
            "text": "The reports land in a mailbox. My engineers stopped opening them last winter.",
            "kind": "situation",
            "needs_trust": 24,
            "keywords": ["reports", "use", "using", "engineers", "read", "today"],
        },
        {
            "id": "chiller-waste",
            "topic": "what was missed",
            "text": "A chiller ran day and night for five weeks and your service never said a "
            "word. "
            "Twenty-six thousand, that was.",
            "kind": "problem",
            "needs_trust": 38,
            "keywords": ["missed", "chiller", "waste", "alarm", "wrong", "problem"],
        },
        {
            "id": "carbon-target",
            "topic": "the council's target",
            "text": "The council wants a fifth less energy in three years, and my name is on "
            "that paper.",
            "kind": "goal",
            "needs_trust": 40,
            "keywords": ["target", "goal", "carbon", "council", "reduce", "years"],
        },
        {
            "id": "tender-threat",
            "topic": "the tender",
            "text": "Purchasing wants to put it out to tender. I haven't said yes and I haven't "
            "said no.",
            "kind": "competition",
            "needs_trust": 46,
            "keywords": ["tender", "purchasing", "alternative", "competitor", "others"],
        },
        {
            "id": "new-wing",
            "topic": "building plans",
            "text": "A new wing opens in autumn, and nobody has planned any meters for it.",
            "kind": "impact",
            "needs_trust": 34,
            "keywords": ["wing", "building", "plans", "meters", "autumn", "next"],
        },
    ],
    "budget": {
        "text": "Same money as last year is safe. Four percent more I'd have to defend in council.",
        "needs_trust": 50,
    },
    "authority": {
        "decides": False,
        "text": "I recommend, Ms Adeyemi in procurement signs, and she follows me on this.",
        "needs_trust": 28,
    },
    "objections": [
        {
            "id": "price-rise",
            "text": "You do less than in the first year and want four percent more.",
            "type": "price",
            "resolved_by": "value",
            "resolution": "the sum that you found for us so far, and what comes next",
        },
        {
            "id": "will-forget-again",
            "text": "Once I've signed, I'll hear nothing from you again.",
            "type": "trust",
            "resolved_by": "evidence",
            "resolution": "dates and a name in the contract, not a promise",
        },
    ],
    "patience": 62,
    "minutes": 35,
    "currency": "USD",
}
