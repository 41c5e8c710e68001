"""Discovery with SPIN: situation, problem, implication and need-payoff, listened to and closed."""

from typing import Any, Final

DISCOVERY_SPIN: Final[dict[str, Any]] = {
    "name": "Discovery with SPIN",
    "description": "A first real conversation: understand the buyer's situation, the problem and "
    "what it leads to, before offering anything, and leave with a next step.",
    "call_types": ["discovery", "cold_call"],
    "sections": [
        "Opening",
        "Situation",
        "Problem",
        "Implication",
        "Need-payoff",
        "Listening",
        "Close",
    ],
    "pass_mark": 3.0,
    "criteria": [
        {
            "criterion_id": "sets_agenda",
            "section": "Opening",
            "title": "Sets an agenda early",
            "definition": "In the first turns the rep says what the call is about or what both "
            "will cover, or checks that the time and the plan suit the buyer.",
            "examples_for": [
                "In the next twenty minutes I'd like to understand how you work today, and then we "
                "decide together whether a second talk makes sense.",
                "Does it still suit you if we take half an hour, mostly with questions from me?",
                "The plan for today was to look at your onboarding; is there anything you want to "
                "add?",
                "I'm calling about the way your depots schedule their drivers; do you have three "
                "minutes?",
            ],
            "examples_against": [
                "Let me tell you about our company, we were founded in 2009.",
                "Hi, how are you doing today?",
                "Our product is the market leader.",
            ],
            "weight": 1,
            "signals": ["agenda"],
        },
        {
            "criterion_id": "situation_question",
            "section": "Situation",
            "title": "Asks how it is done today",
            "definition": "The rep asks about the present situation: the process, tools, people, "
            "suppliers or volumes that the buyer works with now.",
            "examples_for": [
                "How do you plan the shifts at the moment?",
                "Walk me through what happens when an invoice arrives.",
                "Which systems does the team use for that today?",
                "How many people work on the monthly close?",
                "What does the process look like from the first call to the contract?",
            ],
            "examples_against": [
                "Today we help more than two hundred companies.",
                "What would you pay for something like this?",
                "How are you today?",
            ],
            "weight": 1,
            "signals": ["situation_question"],
        },
        {
            "criterion_id": "problem_question",
            "section": "Problem",
            "title": "Asks about the problem",
            "definition": "The rep asks what is difficult, slow, risky or unsatisfying about the "
            "way the buyer works now.",
            "examples_for": [
                "What is the hardest part of that for your planners?",
                "Where does it go wrong most often?",
                "How satisfied are you with the reports you get?",
                "What frustrates the team about the current tool?",
                "Do you run into trouble when two people are off sick?",
            ],
            "examples_against": [
                "We solve all the problems you have with spreadsheets.",
                "No problem at all.",
                "Is there any problem if I send you a brochure?",
            ],
            "weight": 2,
            "signals": ["problem_question"],
        },
        {
            "criterion_id": "digs_deeper",
            "section": "Problem",
            "title": "Digs deeper into an answer",
            "definition": "After an answer the rep asks a follow-up about that answer: why it is "
            "so, what it means, or for an example.",
            "examples_for": [
                "You said the handover is messy: what happens exactly?",
                "Can you give me an example of such a week?",
                "Why do you think that keeps happening?",
                "Tell me more about that.",
                "When you say late, what does late mean?",
            ],
            "examples_against": [
                "Okay, next question: how many users do you have?",
                "Great, let me show you our dashboard.",
                "I see. Anyway, we also offer training.",
            ],
            "weight": 1,
            "signals": ["follow_up"],
        },
        {
            "criterion_id": "implication_question",
            "section": "Implication",
            "title": "Asks what the problem leads to",
            "definition": "The rep asks about the consequences of the problem: what it costs, whom "
            "else it hits, or what happens if nothing changes.",
            "examples_for": [
                "What happens to the customer when a delivery slips by a day?",
                "If nothing changes until summer, what does that do to your targets?",
                "How does this affect the people in the warehouse?",
                "What does a wrong order end up costing you?",
                "Who else feels it when the numbers arrive late?",
            ],
            "examples_against": [
                "That must cost you a fortune.",
                "What does your company do?",
                "Our customers save a lot of money with this.",
            ],
            "weight": 2,
            "signals": ["implication_question"],
        },
        {
            "criterion_id": "quantifies_problem",
            "section": "Implication",
            "title": "Asks for a number",
            "definition": "The rep asks the buyer to put a figure on the problem or its cost: "
            "hours, money, percentage, how many or how often.",
            "examples_for": [
                "How many hours a week go into correcting those entries?",
                "Roughly how much does one missed shipment cost?",
                "How often did that happen last quarter?",
                "What percentage of quotes has to be redone?",
                "Could you put a figure on that?",
            ],
            "examples_against": [
                "We reduce your cost by 30 percent.",
                "How many licences would you like to order?",
                "How much time do you have today?",
            ],
            "weight": 1,
            "signals": ["quantify_question"],
        },
        {
            "criterion_id": "need_payoff_question",
            "section": "Need-payoff",
            "title": "Asks what a solution would be worth",
            "definition": "The rep asks how solving the problem would help, so that the buyer says "
            "the value in their own words.",
            "examples_for": [
                "If you had those figures on Monday morning, what would that let you do?",
                "How would it help your team if the re-typing went away?",
                "What would it be worth to you to halve those errors?",
                "Why would solving this matter for you this year?",
                "What would change for the branch managers if this worked?",
            ],
            "examples_against": [
                "Our solution will help you a lot.",
                "Would you like to buy the premium package?",
                "It would be worth it, believe me.",
            ],
            "weight": 2,
            "signals": ["need_payoff_question"],
        },
        {
            "criterion_id": "summarises",
            "section": "Listening",
            "title": "Sums up what was heard",
            "definition": "The rep repeats the buyer's situation or problem in their own words and "
            "lets the buyer correct it.",
            "examples_for": [
                "Let me check that I got it: the plan is made on Friday, and by Tuesday half of it "
                "is wrong. Is that right?",
                "So what I'm hearing is that speed matters less than fewer mistakes.",
                "To sum up, you lose two days at every month end and nobody trusts the figures.",
                "If I understand you correctly, the trouble starts at the handover.",
            ],
            "examples_against": [
                "So to sum up, our platform has three modules.",
                "I understand.",
                "Right, right, got it.",
            ],
            "weight": 1,
            "signals": ["summary"],
        },
        {
            "criterion_id": "ties_to_need",
            "section": "Listening",
            "title": "Ties the offer to a stated need",
            "definition": "When the rep speaks of the product, they link it to something that the "
            "buyer said before.",
            "examples_for": [
                "You mentioned that re-typing eats two days; this part takes the data over by "
                "itself, so those days come back.",
                "Because you told me audits worry you, I'd show you the change log first.",
                "That goes back to what you said about the late reports: they would be there on "
                "Monday.",
            ],
            "examples_against": [
                "Our platform has dashboards, alerts and an app.",
                "We are the number one in the market.",
                "All our customers love the reporting module.",
            ],
            "weight": 1,
            "signals": ["ties_to_need"],
        },
        {
            "criterion_id": "next_step",
            "section": "Close",
            "title": "Agrees a concrete next step",
            "definition": "The rep proposes a specific next step with a day, a time or the people "
            "who should take part.",
            "examples_for": [
                "Shall we meet on Thursday at ten with your head of operations?",
                "I'll send the summary today; can we speak again next Tuesday?",
                "Would it make sense to put forty minutes in the calendar next week, with someone "
                "from IT?",
                "Let's book a workshop for the 14th, does the morning suit you?",
            ],
            "examples_against": [
                "I'll send you some information.",
                "Feel free to call me any time.",
                "Let me know if you are interested.",
            ],
            "weight": 2,
            "signals": ["next_step"],
        },
    ],
}
