"""Asking: open and closed questions, and asking for numbers and consequences."""

SAID: dict[str, str] = {
    "ask_open": """
How do you handle that today?
What does a normal day look like for your team?
Walk me through it, please.
What happens then?
What's the hardest part of it?
Where does it hurt the most?
Why do you do it that way?
Why is that important to you?
How did it come to that?
What have you tried so far?
Could you give me an example?
Could you describe how it works?
Could you say more about the delays?
Would you explain that a bit more?
Can you tell me how your people feel about it?
I'd like to hear how you see it.
I wonder how your team copes with that.
Help me understand how this works at your company.
In what way does it affect your colleagues?
What would you change if you could?
What would a good solution look like?
What matters most to you in a supplier?
How would you know that it worked?
How do decisions like this get made?
What needs to happen before you decide?
Who is involved in that and how?
What are you hoping for?
What went wrong last time?
And then what?
What do you mean by that?
What's behind it?
How come?
Because?
What led you to that?
Give me an idea of what goes wrong.
Picture a bad day for me, what happens?
Describe the worst case you had.
Let me into a typical week of yours.
What do you think of your current system?
How do your employees react to it?
Talk to me about your team.
If you could wave a wand, what would be different?
How you are organising this work?
Suppose a machine breaks down, what do you do?
Which things annoy you most in your day?
Who else is affected by this and how?
In what respect does it touch your staff?
Could you expand on the second point?
""",
    "ask_closed": """
Do you use a spreadsheet for that?
Do you have a system for that?
Is that a problem for you?
Are your people happy with it?
Have you tried another tool?
Did that work?
Is it only your team?
Are you the one who decides?
Who decides about it?
Who signs the contract?
When does your contract end?
When do you want to start?
Where is your head office?
Which system do you use?
Does anybody else have to approve it?
Do you have a second person for that?
Have you got a colleague who does it at night?
Would your team accept a new tool?
Could it be the weather?
Was it the price?
Were you involved back then?
Does it happen often?
Is it more the cost or the time?
Which one is worse, the noise or the dust?
You do that by hand, right?
So it's always the same people?
Has it got worse this year?
is he leaving soon
there is a deadline or not?
Does finance look at it too?
Are you satisfied with your supplier?
Will you hire more people?
Does this make sense to you?
""",
    "quantify": """
How much does that cost you?
How many hours does it take every week?
How often does it happen?
How long does it take?
What does that add up to in a year?
What does it cost you per month?
What's the price of that mistake?
How much money do you lose because of it?
What would you say that is in euros?
Could you put a number on it?
What percentage is that?
Roughly how many orders are affected?
What happens if you do nothing?
What if it stays like this for another year?
What does it mean for your revenue?
What are the consequences for your business?
What is the impact on your team?
Have you ever worked out what it costs?
Did you ever calculate the loss?
Can you estimate the damage?
How big is the loss?
How much would you save if it went away?
how much is it
what u lose every month
By how much did it go up?
How expensive is one such error for you?
Where does that leave you at the end of the year, in money?
How many people spend their time on it?
If you had to name a sum, what would it be?
have u counted what it costs
""",
}
