"""A friendly practice manager, called out of the blue. Easy."""

PERSONA: dict[str, object] = {
    "name": "Priya Nair",
    "role": "Practice manager",
    "company": "Lakeside Dental Group",
    "industry": "Healthcare",
    "call_type": "cold_call",
    "mood": "friendly",
    "difficulty": "easy",
    "voice_id": "amber",
    "situation": "Priya runs the front office of four dental clinics. She does not know you and "
    "has not asked for a call. You want a 30-minute meeting.",
    "product": "Slotwise, an online booking and reminder service for clinics that fills cancelled "
    "appointments from a waiting list.",
    "needs": [
        {
            "id": "fewer-no-shows",
            "text": "We'd love to have fewer empty chairs, people simply don't turn up.",
            "priority": 3,
            "keywords": ["no-show", "empty chairs", "cancellations", "missed appointments"],
        },
        {
            "id": "relieve-reception",
            "text": "My receptionists need some air. They're on the phone from eight to six.",
            "priority": 2,
            "keywords": ["receptionists", "phone", "front desk", "workload"],
        },
    ],
    "hidden_facts": [
        {
            "id": "paper-list",
            "topic": "how the waiting list is kept",
            "text": "The waiting list is a paper notebook at each front desk, and nobody looks at "
            "the other three.",
            "kind": "situation",
            "needs_trust": 18,
            "keywords": ["waiting list", "booking", "schedule", "appointments"],
        },
        {
            "id": "no-show-rate",
            "topic": "how many patients do not come",
            "text": "About one in eight appointments is a no-show, so roughly thirty a week.",
            "kind": "impact",
            "needs_trust": 28,
            "keywords": ["no-shows", "percentage", "rate", "per week"],
        },
        {
            "id": "lost-revenue",
            "topic": "what an empty chair costs",
            "text": "Doctor Hale worked it out once, an empty chair costs us around ninety euros.",
            "kind": "impact",
            "needs_trust": 34,
            "keywords": ["cost", "revenue", "money", "lose"],
        },
        {
            "id": "quitting",
            "topic": "the reception team",
            "text": "Two receptionists handed in their notice this spring, and I know it's the "
            "phones.",
            "kind": "problem",
            "needs_trust": 36,
            "keywords": ["staff", "turnover", "receptionists", "team"],
        },
    ],
    "budget": {
        "text": "I can spend up to five hundred a month without asking anybody.",
        "needs_trust": 42,
    },
    "authority": {
        "decides": False,
        "text": "Day-to-day tools are mine, but Doctor Hale wants to see anything patients touch.",
        "needs_trust": 24,
    },
    "objections": [
        {
            "id": "older-patients",
            "text": "Half of our patients are over sixty, they won't book anything online.",
            "type": "need",
            "resolved_by": "evidence",
            "resolution": "an example from a practice with patients like ours",
        },
        {
            "id": "another-system",
            "text": "My team had a new phone system last year, I can't put them through that "
            "again.",
            "type": "effort",
            "resolved_by": "listening",
            "resolution": "somebody who understands what the last change did to my people",
        },
    ],
    "patience": 70,
    "minutes": 20,
}
