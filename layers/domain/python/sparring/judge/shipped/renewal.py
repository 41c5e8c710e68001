"""Renewal: own what went wrong, see what it brought and what changes, and renew on that."""

from typing import Any, Final

RENEWAL: Final[dict[str, Any]] = {
    "name": "Renewal conversation",
    "description": "A customer with a grievance: hear it out and own it, look together at what the "
    "year has brought and what the next one needs, and renew with the repair in writing.",
    "call_types": ["renewal"],
    "sections": ["Grievance", "Looking back", "Looking ahead", "Renewing"],
    "pass_mark": 2.5,
    "criteria": [
        {
            "criterion_id": "owns_it",
            "section": "Grievance",
            "title": "Owns what went wrong",
            "definition": "The rep accepts the grievance without excuses: is sorry, calls it fair, "
            "or says that it should not have happened.",
            "examples_for": [
                "I'm sorry, that should not have happened at month end.",
                "That's a fair complaint, and it's on us.",
                "You're right to be annoyed, we let you down there.",
            ],
            "examples_against": [
                "That was the fault of your own IT.",
                "These things happen everywhere.",
                "I'm sorry, but we can't change that.",
            ],
            "weight": 2,
            "signals": ["owns_problem"],
        },
        {
            "criterion_id": "hears_it_out",
            "section": "Grievance",
            "title": "Asks what lies behind it",
            "definition": "The rep asks what exactly happened, what worries the customer, or what "
            "they need to see now.",
            "examples_for": [
                "What worries you most about it?",
                "Help me understand what was behind the two lost days?",
                "What would you need to see from us?",
                "What happened the last time you called support?",
            ],
            "examples_against": [
                "Let us look forward, not back.",
                "What would you like to order this year?",
                "Can we talk about the price now?",
            ],
            "weight": 2,
            "blocker": True,
            "signals": ["explores_objection"],
        },
        {
            "criterion_id": "repairs_it",
            "section": "Grievance",
            "title": "Says what will be different",
            "definition": "The rep names what was or will be changed, with somebody or something "
            "to hold them to.",
            "examples_for": [
                "We put an exit clause into the contract, so the risk is ours.",
                "From next month on you have a named person on the phone.",
                "I'll put that promise in writing.",
                "We have changed the night update, so that it never runs at month end.",
            ],
            "examples_against": [
                "It will not be that bad.",
                "We will see what we can do.",
                "I can give you a special price.",
            ],
            "weight": 2,
            "signals": ["fix_promised", "risk_reduced"],
        },
        {
            "criterion_id": "looks_at_use",
            "section": "Looking back",
            "title": "Asks what it has brought",
            "definition": "The rep asks how the customer uses it today or what it has changed for "
            "them.",
            "examples_for": [
                "Which parts do your people use every day?",
                "What has it changed in your month end?",
                "How do you use the matching rules today?",
                "Can you walk me through how it works right now?",
            ],
            "examples_against": [
                "Our customers save thirty percent.",
                "You surely use every feature.",
                "How many users shall we renew?",
            ],
            "weight": 1,
            "signals": ["benefit_question", "situation_question"],
        },
        {
            "criterion_id": "finds_gaps",
            "section": "Looking back",
            "title": "Asks what is still hard",
            "definition": "The rep asks what does not work well yet or what it costs the customer.",
            "examples_for": [
                "What is still difficult for your team?",
                "Where does it let you down?",
                "How much time do you lose on that?",
                "What happens to your month end if it stops again?",
            ],
            "examples_against": [
                "Everything works fine now, right?",
                "You have no reason to complain.",
                "I know what your problems are.",
            ],
            "weight": 1,
            "signals": ["problem_question", "implication_question", "quantify_question"],
        },
        {
            "criterion_id": "looks_ahead",
            "section": "Looking ahead",
            "title": "Asks what changes next year",
            "definition": "The rep asks about the customer's plans, or what a good year would look "
            "like.",
            "examples_for": [
                "What will be different for you next year?",
                "What are you planning for the spring?",
                "What would a good result look like in twelve months?",
                "If you could change one thing about it, what would it be?",
            ],
            "examples_against": [
                "Our roadmap has great things in it.",
                "Next year the price goes up.",
                "You will need more licences.",
            ],
            "weight": 1,
            "signals": ["change_question"],
        },
        {
            "criterion_id": "ties_to_need",
            "section": "Looking ahead",
            "title": "Ties the renewal to their words",
            "definition": "The rep links what is renewed to something that the customer said.",
            "examples_for": [
                "You said that you use half of it; in the first month we train your people on the "
                "rest.",
                "Because you told me about Ireland, I'd add the second ledger.",
                "That's where our plan helps with what you told me about the auditors.",
            ],
            "examples_against": [
                "The new version has dark mode.",
                "All our customers renew.",
                "It's the same package as last year.",
            ],
            "weight": 2,
            "signals": ["ties_to_need"],
        },
        {
            "criterion_id": "asks_for_renewal",
            "section": "Renewing",
            "title": "Asks for the renewal with a day",
            "definition": "The rep asks to send or sign the renewal and names a day or a next "
            "meeting.",
            "examples_for": [
                "Shall I send you the renewal by Thursday, with all of that in writing?",
                "Can we go through the new terms on Monday at ten?",
                "I'll draft it tonight; does Wednesday suit you to look at it?",
            ],
            "examples_against": [
                "It renews automatically anyway.",
                "Just sign it like last year.",
                "Let me know what you decide.",
            ],
            "weight": 2,
            "signals": ["next_step", "plan_agreed"],
        },
    ],
}
