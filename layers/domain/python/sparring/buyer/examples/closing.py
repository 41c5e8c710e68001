"""Money, terms, and asking for the next step or the signature."""

SAID: dict[str, str] = {
    "offer_discount": """
I can give you a discount.
I can offer you ten percent off.
We could do it for less.
I'll make you a special price.
Let me lower the price for you.
I can come down a bit.
We can make it cheaper.
The first month is free.
You'd get three months free of charge.
The setup is on us.
We would waive the fee.
I could knock off a few hundred.
What if I take another five percent off?
How about twenty percent less?
My manager allows me to go lower.
i give you 15 percent rabatt
I'll throw in the training for free.
We could reduce the rate.
I'll give you the best price possible.
Just for you I would drop the price.
I can sharpen my pencil on that one.
That extra won't cost you anything.
Half price for the first year.
""",
    "accept_price": """
That works for us.
We can do that price.
I accept.
Agreed.
We have a deal at that price.
I can live with that number.
Your number is fine with me.
Okay, we'll take it.
Then let's settle on that.
Let's go with your figure.
I agree to your price.
That's a figure I can defend.
I can stand behind that number.
That amount is acceptable.
Good, then it's your number.
You've got a deal.
Fine, let's do it at that price.
We're happy with that sum.
yes ok for that price
We'll meet you there.
""",
    "trade": """
In return I'd need a longer contract.
If you commit today to three years, we include the training.
We can move on the price if you pay upfront.
Give me a reference and I'll give you a discount.
For a smaller scope we could go lower.
We could start with two sites and a smaller price.
Let's begin small and extend it later.
If you take both modules, I can do something.
In exchange for a case study we do the installation.
Provided that you decide this month, I can add support.
I'd rather include training than reduce the price.
Instead of a discount I could offer an exit clause.
With payment in advance there would be something possible.
You give me the longer term, I give you the better price.
Suppose you extended by a year, then we could talk.
What could you give me if I go down?
if u take 3 years i make better price
We'd add the rollout once you commit to all the sites.
A better rate would be possible against a bigger volume.
If I move on price, would you be a reference for us?
""",
    "ask_next_step": """
Shall we meet next week?
Would Thursday at ten work for you?
How about Tuesday afternoon?
Let's put a date in the calendar.
Can we schedule a second meeting?
When do you have time for a longer talk?
When are you and your colleague available?
Could I visit you at your office?
I suggest a workshop with your team.
My suggestion is a trial with one team, starting Monday.
Would it make sense to look at it together with finance?
Let's sit down with your boss and go through the numbers.
Shall I send you an invitation for Wednesday?
Would you be open to a demo on Friday?
The next step would be a meeting with the people who use it.
What would you say to a pilot next month?
Can I show you this with your own data next Thursday?
I'd like to come by and meet your team.
Let's find an hour with the board.
Do you have your diary at hand?
What does your calendar look like?
Are you free on the 12th?
ok for you if we meet on monday
How does a workshop with your team sound?
How does a second date sound to you?
What if we looked at it together with your team on Monday?
When would both of you have time?
How would you feel about a follow-up with your colleagues?
Should we fix an appointment?
Could we get half an hour with your director?
I propose that we visit a customer of ours together.
I can send you some information.
Shall we stay in touch?
Would you like to see it in action sometime?
""",
    "ask_sale": """
Do we have a deal?
Can we close this today?
Would you like to go ahead?
Do I get your order?
Can I prepare the agreement?
May I send the order form?
Are you in?
Will you become our customer?
Then let's make it official.
All I need is your signature.
Do you renew with us?
Shall we renew the contract for another year?
Would you be prepared to place the order?
so you buy?
Can I count on your order?
Is that a yes to the purchase?
Shall we go forward with it?
Do you choose us?
Let's sign it.
Are you willing to give us the order?
Would you let us have the business?
Where should I send the papers for your signature?
""",
}
