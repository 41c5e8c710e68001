"""Opening a call: who, why, with whose leave, and a first question before anything is sold."""

from typing import Any, Final

OPENING: Final[dict[str, Any]] = {
    "name": "Opening a call",
    "description": "The first minute with somebody who did not wait for it: say who and why, ask "
    "for leave, speak of them, and let them talk before you offer anything.",
    "call_types": ["cold_call", "gatekeeper"],
    "sections": ["Hello", "Reason", "Their world", "Going on"],
    "pass_mark": 3.0,
    "criteria": [
        {
            "criterion_id": "introduces_self",
            "section": "Hello",
            "title": "Says who is calling",
            "definition": "In the first turns the rep gives a name and the company they call from.",
            "examples_for": [
                "Good morning, my name is Dana Frost, I'm with Kettle Systems.",
                "Hello Mr Adeyemi, this is Jo from Brightwater.",
                "Hi, Sam Okoro from Linewise here.",
            ],
            "examples_against": [
                "Finally, I've been trying to reach you all week.",
                "Guess who is calling!",
                "Hi, is that the purchasing department?",
            ],
            "weight": 1,
            "signals": ["introduction"],
        },
        {
            "criterion_id": "says_why",
            "section": "Reason",
            "title": "Says why they are calling",
            "definition": "In the first turns the rep names the reason for the call, or what they "
            "want to find out in it.",
            "examples_for": [
                "The reason for my call is the way your branches order their spare parts.",
                "I'm calling about the night shifts at your two warehouses.",
                "I'd like to understand how you book your rooms today.",
                "My plan is to ask three questions and then let you decide.",
            ],
            "examples_against": [
                "I have a special price for you that is only valid today.",
                "Do you have any problems at the moment?",
                "We are the leading supplier in the market.",
            ],
            "weight": 2,
            "blocker": True,
            "signals": ["call_reason"],
        },
        {
            "criterion_id": "asks_leave",
            "section": "Reason",
            "title": "Asks for leave to go on",
            "definition": "In the first turns the rep asks whether the moment suits, or whether it "
            "is all right to go on.",
            "examples_for": [
                "Did I catch you at a bad moment?",
                "Do you have two minutes for me?",
                "Would that be all right with you?",
                "Is now a good time?",
            ],
            "examples_against": [
                "This will only take a second, so listen.",
                "I will keep talking until you say stop.",
                "You have time, I know.",
            ],
            "weight": 1,
            "signals": ["permission_question"],
        },
        {
            "criterion_id": "speaks_of_them",
            "section": "Their world",
            "title": "Speaks of them, not of the product",
            "definition": "In the first turns the rep mentions something about the other side: "
            "their company, their trade, how they work.",
            "examples_for": [
                "I saw that you opened a second depot in Leeds.",
                "Workshops like yours tell us that parts arrive too late.",
                "It's about the way your people plan the week.",
                "I'd like to understand how you handle returns.",
            ],
            "examples_against": [
                "We were founded in 2009 and have three offices.",
                "Our platform has forty widgets.",
                "I am the best caller on my team.",
            ],
            "weight": 2,
            "signals": ["speaks_of_them"],
        },
        {
            "criterion_id": "leaves_way_out",
            "section": "Their world",
            "title": "Leaves them a way out",
            "definition": "Early on the rep makes clear that the other side decides whether it is "
            "worth going on.",
            "examples_for": [
                "And then we decide together whether a second talk is worth it.",
                "If it isn't for you, just say so.",
                "At the end you tell me if it makes sense to go on.",
            ],
            "examples_against": [
                "I'm not taking no for an answer.",
                "You have to decide right now.",
                "You would be crazy to hang up.",
            ],
            "weight": 1,
            "signals": ["way_out"],
        },
        {
            "criterion_id": "first_question",
            "section": "Going on",
            "title": "Asks a real question early",
            "definition": "In the first turns the rep asks an open question about how things are "
            "done at the other side today.",
            "examples_for": [
                "How do you fill a shift when somebody is ill?",
                "What happens when a machine stops at night?",
                "Can you walk me through your month end?",
                "Who looks after the bookings today?",
            ],
            "examples_against": [
                "How are you today?",
                "What do you have to lose?",
                "Would you be interested in our product?",
            ],
            "weight": 2,
            "signals": ["early_question"],
        },
        {
            "criterion_id": "takes_pushback",
            "section": "Going on",
            "title": "Takes the first pushback calmly",
            "definition": "When the other side hesitates or objects, the rep shows that the "
            "concern is understood before going on.",
            "examples_for": [
                "That's a fair question, I'd ask the same.",
                "I understand that you have to ask.",
                "I hear you, and it makes sense to be careful with calls like this.",
            ],
            "examples_against": [
                "That is not a reason.",
                "Everybody says that at first.",
                "You don't understand what I'm offering.",
            ],
            "weight": 1,
            "signals": ["acknowledges"],
        },
        {
            "criterion_id": "next_step",
            "section": "Going on",
            "title": "Leaves with a date",
            "definition": "The rep proposes a specific next step with a day, a time or the people "
            "who should take part.",
            "examples_for": [
                "Could we take twenty minutes on Wednesday at nine?",
                "How about next Tuesday, together with your planner?",
                "Shall we speak again on Monday morning?",
            ],
            "examples_against": [
                "I'll send you a brochure.",
                "Maybe we speak again some time.",
                "Call me when you need something.",
            ],
            "weight": 1,
            "signals": ["next_step"],
        },
    ],
}
