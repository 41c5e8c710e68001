"""Listening, playing back, proving, and speaking of what is sold."""

SAID: dict[str, str] = {
    "summarise": """
So if I understand you right, it takes too long and nobody knows why.
Let me play that back: you lose orders, and your people are annoyed.
If I got that right, there are three systems and none of them talk.
What I hear is that the errors cost you customers.
So you're saying the reports come too late.
You're telling me that everything depends on one person.
So there are two issues, the time and the mistakes.
Let me sum up what I've heard so far.
To summarise, you do it by hand and it's slow.
In other words, you can't rely on the numbers.
Let me check that I got it: it happens every week and it costs you a day.
Correct me if I'm wrong, your staff work late because of it.
So in short, more work with fewer people.
It sounds like the real problem is the handover.
It seems that the delays bother you most.
What I'm taking away is that you need certainty.
Okay so too many errors and too little time, correct?
So it's a spreadsheet and a lot of goodwill, yes?
From what you've told me, the warehouse is the bottleneck.
Let me repeat it in my own words: you pay twice for the same thing.
You sound frustrated with it.
My understanding is that you want fewer suppliers.
So the picture is this: old system, new people, no training.
Putting it together, you lose time in the morning and money at night.
I have understood that you have two problems, is it right?
Did I get that right?
The way I see it, you are stuck between finance and sales.
so the problem = slow + expensive, right?
If I heard you right, the last supplier let you down.
So what you want is to know it earlier.
""",
    "listen": """
I understand.
I understand how you feel.
I hear you.
That's a fair point.
That's a fair concern.
I can see why you'd be careful.
That makes sense.
That sounds hard.
I'm sorry to hear that.
I'm sorry that happened to you.
We made a mistake there, I apologise.
You're right to be cautious.
I would feel the same in your place.
Thank you for being honest with me.
Thanks for telling me that.
I appreciate that you say it so clearly.
It's good that you bring it up.
I take that seriously.
I completely get that.
totally understandable
No wonder you hesitate after that.
Anybody would be sceptical after such an experience.
Oh no, that's annoying.
You don't have to decide anything today.
There is no hurry, take your time.
I respect that.
That was our fault.
I can imagine how much trouble that was.
I don't want to talk that away.
Of course, such a thing makes you careful.
Your doubts are justified.
Fair enough.
Noted, I won't wave that aside.
I can see how that would make you think twice.
I'd be careful too.
that's fair
Take as long as you need.
""",
    "give_evidence": """
A customer of your size cut the errors by half.
One of our clients had the same problem and solved it in three months.
A clinic in Munich has used it for two years.
There's a company in your industry that saved 30 percent.
You can talk to one of our customers yourself.
I can give you a reference that you can call.
We measured it in a pilot with another retailer.
An independent lab tested it.
The study was published last year.
I can show you the results from a firm like yours.
At another plant the workers were against it and now they love it.
Here are the numbers from before and after.
Nine out of ten customers renewed.
It's certified and was audited last year.
We can prove it with your own data first.
Try it with one team for a month and see for yourself.
Our guarantee is in the contract.
Their manager would be glad to tell you how it went.
A company like yours went live within eight weeks.
They had the same doubts, and after the trial they stayed.
I'll send you the case study.
one customer similar to you reduce the cost 20 percent
A bank that was just as careful runs it today.
We put it in writing.
We tested it with a school and it took them half the time.
Their complaints dropped from 40 to 12 a month.
The report of the inspectors says the same.
We would run it with your own orders so you can judge for yourself.
""",
    "show_value": """
That would save you ten hours a week.
It pays for itself within a year.
That's more than it costs.
Compared to what you lose today, the price is small.
You'd get back 50,000 euros a year.
Doing nothing costs you more.
Every month you wait costs you ten thousand.
That would be two working days more for your team.
The saving pays the bill.
It brings in more than you spend on it.
You earn it back in six months.
One prevented failure pays for the whole year.
Per employee you gain an hour a day.
For less than the price of one new hire.
If you lose five customers a year, that's a hundred thousand.
Set the fee against the lost orders.
The return is three times what you put in.
that makes 20 hours per month less work
The investment is back after nine months.
With half the errors, you'd keep about 80,000 a year.
It costs less than a single day of standstill.
You would spend 30,000 and save 90,000.
In money, that is a full salary that you save.
Do the sum: four hours, five people, fifty weeks.
The cost of the problem is higher than the cost of the solution.
""",
    "pitch": """
Our product does all of that automatically.
Acme does this overnight without anybody.
Acme has the lists ready in the morning.
Acme finds the best combination and shows it on a map.
With Acme the report is there at five.
It looks for free capacity by itself.
I'll explain how Acme is built.
Acme is very modern and quick.
Our software has a dashboard and an app.
Acme is a platform for planning.
It comes with reports, alerts and an interface.
We offer round-the-clock support.
We are the market leader.
Our company was founded in 2009 and has 200 employees.
There is also a mobile app.
It even supports eleven languages.
The system works with artificial intelligence.
It's cloud based and very secure.
You can customise everything.
It integrates with all common tools.
Another feature is the calendar.
One more thing that it can do is forecasting.
What makes us different is our algorithm.
Let me tell you about our product.
Let me show you what our tool can do.
Our solution is the best on the market.
With one click you can export everything.
You'll love the user interface.
it is very modern software with many functions
The engine calculates thousands of options in a second.
The package includes hosting and updates.
It works in every browser and on every phone.
There are three modules, and each has its own view.
Also included is a portal for your customers.
We've won several awards for our design.
The nice thing about it is that everything updates by itself.
""",
    "tie_to_need": """
You said reports come too late, and that's exactly what we solve.
You mentioned that errors cost you customers, and Acme finds them before they leave the house.
Since your people start early, our software would have the plan ready the evening before.
Because you told me that knowledge gets lost, it keeps what your experts know.
For the delays you described, it warns you a day ahead.
Coming back to what you said about overtime, that's the part that goes away.
What you told me about the handover is what we would fix first.
Remember the three lists you talked about? They become one.
That paperwork you complained about would be done by the system.
You want fewer complaints, and that's where our product helps you.
With that, your team would no longer have to do it by hand, which was your main point.
This takes care of the problem that you named first.
As you said that nobody trusts the numbers, everybody would see the same ones.
So for you that means no more late nights before the audit.
you said its slow, with us it is fast
Based on what you've shared, the part that fits you is the alert.
For the overtime you mentioned, Acme plans the shifts ahead.
you told me that people forget things, with us they cannot
You said it depends on one man, with Acme anybody could do it.
You need certainty by Monday, and this gives it to you on Friday.
Given that your expert leaves, his rules would stay in the system.
The spreadsheet you dislike so much would be gone.
To your point about staff: they'd get those hours back.
Exactly for that case, when two orders collide, we built this.
That would take the burden you described off your people.
Instead of the calls you make every morning, the customers would see it themselves.
Your concern was quality, so we'd start with the inspection.
""",
}
