"""What reps say that is not a question: one pattern per move, for a lower-case sentence."""

from __future__ import annotations

DAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|tomorrow|next week|this week|next month|"
    r"(?:this|tomorrow) (?:morning|afternoon)|later today|\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)|"
    r"the \d{1,2}(?:st|nd|rd|th)|in (?:a|one|two|\d) weeks?|(?:first|end) (?:thing|of) \w+)"
)
_MEETING = (
    r"(?:meeting|demo|workshop|calendars?|diary|invite|invitation|slot|follow[- ]?up (?:call|"
    r"meeting|session)|walk-?through|pilot|trial|get together|sit down|next step|proposal|"
    r"kick[- ]?off|site visit|working session|second (?:call|conversation)|proper (?:call|"
    r"conversation)|deep dive)"
)
_TALK = (
    r"(?:meet|call|chat|speak|talk|session|schedule|set (?:something |it )?up|follow[- ]?up|"
    r"catch up|half an? hour|\d\d minutes|(?:twenty|thirty|fifteen|forty-five) minutes|"
    r"come (?:by|over)|visit|review|book|put|bring|show|join|walk|reconnect|continue|send)"
)
_AGAIN = (
    r"(?:again|another|second|with (?:your|the) \w+|together with|all three|both of you|longer|"
    r"proper|deeper|follow[- ]?up)"
)
_PROPOSE = (
    r"(?:how(?:'s| is| does) your (?:diary|calendar|week|schedule|\w+day)|how about|what about|"
    r"would (?:it|you|that|\w+day)|could (?:we|you|i)|can (?:we|i)|shall (?:we|i)|should we|"
    r"let's|let me|why don't (?:we|i)|i(?:'d| would) (?:suggest|propose|recommend|like to|"
    r"love to)|i(?:'ll| will)|i (?:suggest|propose)|are you (?:free|available|open)|"
    r"does \w+ (?:\w+ )?(?:work|suit)|do you have|when (?:can|could|would|are|works|is)|"
    r"what(?:'s| is| would be)? (?:the |a good |your )?(?:next step|time|day|calendar|diary)|"
    r"makes? sense|worth|next step|put \w+ in|we could|open to)"
)
_OURS = (
    r"(?:(?:our|my) (?:\w+ ){0,3}?(?:product|platform|solution|software|service|tool|app|system|"
    r"suite|company|technology|engine|dashboard|module|package|offering|support)|(?:the|this|a|"
    r"an) (?:\w+ )?(?:platform|product|tool|software|dashboard|module|solution|feature)|we(?:'d|"
    r"'ve| also| can| could| would|'ll| will)? (?:offer|have|provide|do|help|specialise|"
    r"specialize|build|built|make|deliver|integrate|automate|give|support|take|cut|remove|"
    r"handle|work with|replace|match)|it (?:also |even )?(?:integrates|comes with|includes|"
    r"automates|lets you|supports|offers|flags)|features?|functionality|powered by|"
    r"cutting[- ]edge|state[- ]of[- ]the[- ]art|best[- ]in[- ]class|industry[- ]leading|"
    r"world[- ]class|award[- ]winning|revolutionary|game[- ]?chang\w+|market leader|number one|"
    r"you(?:'ll| will| would|'d)(?: be able to| get| save| love| see| have)|ai[- ](?:powered|"
    r"driven|based)|seamless\w*|robust|scalable)"
)
_TOLD = (
    r"(?:(?:as |since |because |given (?:that )?|what |like |when )?you(?:'ve| have)? (?:just |"
    r"also |"
    r"already )?(?:said|mentioned|told|described|explained|raised|brought up|pointed out|shared|"
    r"were saying|named|talked about)|based on (?:what|your)|given (?:your|the)|"
    r"your point about|(?:exactly |precisely )(?:this|that|there|here)\b|(?:that's|that is) "
    r"(?:exactly |precisely )?(?:where|why|what|the (?:part|"
    r"bit|problem|piece))|(?:fix|solve|address|tackle|remove|end|attack)(?:es|s|"
    r"d)? (?:exactly )?(?:that|this|those|the|your)|for (?:the|that|those|"
    r"your) \w+(?: \w+){0,3} (?:you|problem|issue)|so (?:that )?your|which means (?:your|you)|"
    r"that means (?:your|you)|instead of (?:the|your|those))"
)
_STEP = "|".join(
    (
        rf"{_PROPOSE}.*\b{_MEETING}\b",
        rf"\b{_MEETING}\b.*{_PROPOSE}",
        rf"{_PROPOSE}.*\b{DAY}",
        rf"\b{DAY}.*{_PROPOSE}",
        rf"{_TALK}\b.*\b{DAY}",
        rf"{_PROPOSE}.*\b{_TALK}\b.*\b{_AGAIN}\b",
        r"\b(?:book|schedule|arrange|pencil|block|set up) (?:a|an|in|some|time|another|the)\b",
    )
)

STATEMENTS: dict[str, str] = {
    "greet": (
        r"^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|"
        r"thanks for (?:taking|making|joining|your time|having))\b"
    ),
    "introduce": (
        r"^(?:hi|hello|hey|good \w+)\b[^.!?]{0,24}[,.!] [\w-]+(?: [\w-]+)? (?:from|at|"
        r"with) [\w-]+|\b(?:i(?:'m| am) (?:from|with) (?!you|what|that|how|here|it)[\w-]+|"
        r"[\w-]+ (?:here |calling |speaking )?(?:over )?(?:at|from|with|"
        r"of) [\w-]+(?: [\w-]+)? (?:here|calling|speaking)|you're (?:speaking|talking) (?:to|"
        r"with)|my name(?:'s| is)|this is (?!(?:a|an|the|where|what|why|how|not|our|about|just|"
        r"exactly|great|one|\w+ing)\b)\w+(?: [\w-]+){0,3}|i(?:'m| am) [\w-]+(?: [\w-]+)? "
        r"(?:from|with|"
        r"at|over at|calling)|it's [\w-]+(?: [\w-]+)? (?:from|at|with) |i work (?:for|at|with)|"
        r"\w+ here from|calling from|i represent|[\w-]+ from [\w-]+ here|\w+ here,)"
    ),
    "purpose": (
        r"\b(?:(?:ringing|phoning|getting in touch|writing|here) (?:about|because|regarding)|"
        r"i'll be (?:brief|quick)|what (?:brings|brought) me|the idea is|reason (?:for|i'm|i am|"
        r"why|of|i)|calling (?:about|because|to|regarding|you|as|with)|i called (?:because|"
        r"about)|(?:purpose|goal|agenda|aim|plan|idea) (?:of|for|today|is|was)|"
        r"i wanted to (?:talk|discuss|understand|see|learn|ask|find)|i(?:'d| would) (?:like|"
        r"love) to (?:talk|understand|learn|ask|hear|find out|start|spend|use|cover|go through|"
        r"discuss)|reach(?:ing|ed) out|it's (?:about|regarding|concerning|in regard)|"
        r"what i(?:'d| would) (?:like|propose|suggest)|regarding (?:your|the|how|our)|"
        r"i thought we (?:could|would|might)|by the end of|in the next (?:\w+ )?minutes|i(?:'m|"
        r" am) (?:here|hoping) to|today i|my (?:goal|aim|plan)|before we (?:start|talk|get)|"
        r"i help|we help|we work with|the question is whether)\b"
    ),
    "permission": (
        r"\b(?:(?:caught|catch|catching|get|got) you (?:in the middle|at a (?:good|bad))|(?:ok|"
        r"okay|good|bad|alright|convenient|right|fine) (?:time|moment|point) (?:to|for)|"
        r"do you mind|is it ok|thirty seconds|have a minute|(?:do|have|can|could|may|got|"
        r"mind) (?:you|i|if i|we)?.*\b(?:minutes?|moment|seconds|a second(?! \w)|sec|"
        r"quick questions?|"
        r"few questions|good time|bad time)\b|is (?:now|this|it) (?:still )?(?:a )?(?:good|bad|"
        r"ok|okay|convenient)|would that be (?:ok|okay|alright|fine|fair)|did i catch you|"
        r"(?:can|may|could) i (?:just )?(?:ask|explain|share|tell you why)|mind if i|"
        r"is that (?:ok|okay|alright|fine|fair)|still (?:ok|okay|alright|fine|good)|any "
        r"questions|(?:are you )?(?:with|following) me\b|would it (?:help|be (?:helpful|"
        r"useful))(?! you)|(?:shall|should|may|can|could) i (?:show|walk you|take you|tell you)|"
        r"does that (?:work|sound (?:ok|okay|fair|good|"
        r"right))|(?:how|anything) .*\b(?:add to|on) (?:the|our) agenda|ok(?:ay)? (?:if|"
        r"with you|for you)|would you be open to)\b"
    ),
    "connect": (
        r"\b(?:(?:speak|talk|chat) (?:to|with)|deals? with|looks? after|put me (?:through|"
        r"in touch)|connect me|transfer me|(?:speak|talk|chat) (?:to|with) (?:mr|mrs|ms|dr|your|"
        r"the|whoever)|is (?:mr|mrs|ms|dr|he|she|\w+) (?:\w+ )?(?:available|in|there|free|"
        r"around)|reach (?:him|her|mr|ms|mrs|dr)|get hold of|best (?:person|time|way)|"
        r"right person|who(?:'s| is| would be| should i)|(?:could|can|would) you help me|"
        r"need your help|point me|a message|call ?back)\b"
    ),
    "summarise": (
        r"^(?:so,? )?you want to\b|\b(?:in short|in a nutshell|long story short|"
        r"to put it (?:simply|briefly)|am i getting|is that (?:about|roughly) (?:it|right)|"
        r"is that a fair (?:summary|picture)|"
        r"let me see if|(?:if |so |what )i(?:'ve| have)? understood|^so: |let me repeat|as i "
        r"understand it|so what you(?:'re|"
        r" are)|the way i understand|if i (?:understand|understood|got|heard|hear|have (?:this|"
        r"that|it)|'ve got)|(?:let me|can i|could i|may i) (?:just |quickly )?(?:check|recap|"
        r"summar\w+|sum up|play (?:that|it|this)? ?back|make sure|see if i|repeat|reflect)|"
        r"to (?:recap|summar\w+|sum up)|what i(?:'m| am)? hear(?:ing|d)?|what i've heard|"
        r"(?:it )?sounds like|so (?:you're|you are|you have|you've|your|basically|the (?:real |"
        r"main |core )?(?:problem|issue|challenge))|in other words|did i (?:get|understand|hear|"
        r"miss)|have i (?:got|understood|missed)|you(?:'re| are) (?:saying|telling me)|"
        r"just so i(?:'m| am)|so far (?:i|you|we)|i heard (?:you|three|two|that)|"
        r"correct me if)\b"
    ),
    "listen": (
        r"^(?:yes,? |okay,? )?i (?:completely |totally |fully )?(?:understand|see|hear you|"
        r"get it|get that)[.,!]?$|\b(?:i (?:completely |totally |fully |absolutely |really |do |"
        r"can |certainly )?(?:hear|understand|get|see|appreciate|respect) (?:you|that|why|how|"
        r"your (?!time|taking|call)|where|it|this|what|the)|fair (?:point|enough|concern|"
        r"question|to)|(?:that's|that is|it's|that's a|that is a|it is|a) (?:completely |"
        r"totally |very |really |perfectly )?(?:a )?(?:fair|understandable|reasonable|valid|"
        r"legitimate|good (?:point|question|concern)|tough|real concern)|mak(?:es|"
        r"ing) (?:total |complete |perfect |a lot of )?sense|you(?:'re| are) right (?:to|that|"
        r"about)|you(?:'re| are) right\b|(?:i'm|i am|we're|we are|so|very|truly) sorry|"
        r"i apologi[sz]e|we apologi[sz]e|apologies|that must (?:be|have)|(?:thanks|"
        r"thank you) for (?:being|telling|sharing|raising|saying|the hon|your hon|that|letting|"
        r"bringing)|no (?:pressure|rush|hurry)|take your time|(?:my|our) (?:fault|mistake|bad)|"
        r"that(?:'s| is) on us|we (?:let you down|dropped the ball|got (?:that|this|it) wrong|"
        r"should have|should've|failed)|i can (?:imagine|see why|understand)|in your (?:shoes|"
        r"place|position)|i(?:'d| would) (?:feel|be|think) (?:the same|frustrated|annoyed|"
        r"careful|cautious))\b"
    ),
    "evidence": (
        r"\b(?:put you in touch with|ask (?:them|him|her) yourself|"
        r"ran a (?:\w+[- ]){1,2}(?:trial|pilot|test)|published|happy (?:customers|clients)|"
        r"others (?:like|in)|peers|(?:cut|reduced|lowered|halved|doubled|dropped|brought|"
        r"improved|saved|went|fell|rose|grew)\b(?![^.]*\byou\b)[^.]*\b(?:from \d|by (?:\d|half|"
        r"a|two|forty|thirty|twenty|fifty)|\d+ ?(?:%|percent))[^.]*|case stud(?:y|ies)|"
        r"from [\w.,]+ (?:%|percent )?(?:down |up )?to [\w.,]+ ?(?:%|percent|per cent|hours?|days?|"
        r"minutes?|weeks?|euros?|errors?)|"
        r"\d+ ?(?:%|percent|per cent) (?:fewer|faster|quicker|better)|"
        r"we had an? \w+ (?:with|like|who)|"
        r"reference(?:s| (?:customer|call|client|site))?|testimonial|(?:customer|client|"
        r"compan(?:y|ies)|team|firm|hospital|plant|retailer|school|clinic|group|business|"
        r"business(?:es)?|manufacturer|logistics \w+)s?(?:,| \w+){0,6} (?:like (?:you|yours)|"
        r"similar|your size|such as|of ours|in your|with the same|saw|cut|reduced|saved|went|"
        r"moved|got|dropped|brought|halved|had the same|who)|(?:another|one|a|two|"
        r"three) (?:of our |of your )?(?:\w+ )?(?:clients?|customers?|peers?|user)\b|pilot|"
        r"proof of|data (?:shows?|from)|stud(?:y|ies) (?:show|found|by)|audit(?:ed|or)?|"
        r"certif\w+|iso ?27001|soc ?2|guarantee\w*|free trial|(?:speak|talk) (?:to|"
        r"with) (?:them|him|her|their|one|a|two|our|their)|independent\w*|measured|"
        r"results? (?:from|at|of|in|show)|the numbers (?:from|show|are)|written (?:commitment|"
        r"into|plan)|in writing|sla|in the contract)\b"
    ),
    "value": (
        r"\b(?:pays? (?:for itself|back|off)|payback|return on|roi|saves? (?:you|your)|sav(?:e|"
        r"ing) (?:of|about|around|roughly|you)|compared? (?:to|with) (?:what|the|doing|that|"
        r"your)|cost of (?:doing nothing|not|waiting|the)|costs? you|costing you|total cost|"
        r"break[- ]?even|worth (?:about|around|more|roughly|it)|against (?:what|the|that)|"
        r"that(?:'s| is) (?:about |roughly |more than )?(?:\d|[€$£])|what it(?:'s| is) costing|"
        r"less than (?:what|one|the|a)|earns? back)\b"
    ),
    "discount": (
        r"\b(?:discounts?|(?:\d+|five|ten|fifteen|twenty|thirty|forty|fifty) ?(?:%|percent|"
        r"per cent) (?:off|less|discount|reduction|lower)|(?:lower|reduce|cut|drop|slash|knock|"
        r"shave) (?:\w+ )?(?:our |the |my |that |your )?(?:price|cost|fee|\d)|cheaper|"
        r"special (?:price|offer|deal|rate)|free (?:months?|of charge|for|year|licen\w+)|"
        r"(?:better|lower|reduced|best|good) price|come down|throw in|half[- ]?price|waive|"
        r"cut you a deal|sharpen|price match|give you (?:\d+|five|ten|fifteen|twenty|thirty|"
        r"forty|fifty) ?(?:%|percent)|take (?:another )?\d+ ?(?:%|percent))\b"
    ),
    "trade": (
        r"\b(?:if (?:you|we) (?:can |could |were to |are able to |would )?(?:commit|sign|agree|"
        r"extend|pay|move|go|take|give|keep|drop|add|start|do the|spread|phase|stay)|in "
        r"(?:exchange|"
        r"return)|(?:two|three|2|3|multi)[- ]years?|up ?front|longer (?:term|commitment|"
        r"contract)|annual(?:ly)? (?:pre|up|pay|bill)|payment terms|(?:reduce|narrow|change|"
        r"adjust|trim|phase|split|smaller|cut) (?:the )?(?:scope|roll-?out)|"
        r"start(?:ing)? (?:small|with (?:one|a|two))|exit (?:clause|right)|break clause|"
        r"opt[- ]?out|extend(?:ed)? (?:the )?(?:term|contract)|be a reference|reference for us|"
        r"instead of (?:a |the )?(?:discount|lower)|rather than (?:a |the )?(?:discount|lower|"
        r"cut))\b"
    ),
    "pitch": rf"\b{_OURS}\b",
    "tie": rf"\b{_TOLD}\b",
    "next_step": _STEP,
    "vague_step": (
        r"\b(?:(?:e-?mail|mail|forward|leave|drop) (?:you |it )(?:over )?(?:with )?(?:some|more|"
        r"the|our|a|an|it)|send (?:you )?(?:over )?(?:some |more |the |our |a |an )?(?:info\w*|"
        r"material|brochure|deck|email|pdf|one[- ]pager|overview|link|details)|keep in touch|"
        r"stay in touch|touch base|circle back|follow up (?:sometime|at some)|"
        r"check (?:back )?in (?:sometime|later))\b"
    ),
    "sale": (
        r"\b(?:buy or not|going to buy|(?:get|have) (?:the|this|it|that|a) (?:\w+ )?(?:signed|"
        r"contract)|(?:contract|agreement|renewal) signed|take it\?|put your name|green light|"
        r"(?:ready|want|like|willing|happy|prepared|able|agree) to (?:buy|sign|purchase|order|"
        r"go ahead|commit|proceed|renew|move (?:forward|ahead))|sign (?:today|now|the|this|here|"
        r"up|it|by|on)|(?:do|have) we (?:have |got )?a deal|close (?:this|the deal|it today)|"
        r"buy (?:it|this|now|from|our|today|one|the)|shall (?:we|i) (?:sign|go ahead|proceed|"
        r"send|draw|prepare)|place (?:an|the|your) order|can i count on|renew (?:today|now|for|"
        r"the|with|your|on)|move forward|go ahead|get (?:this|it|that) signed|(?:send|draw up|"
        r"prepare) (?:you )?(?:over )?(?:the |a )?(?:contract|agreement|paperwork|order form|"
        r"renewal)|(?:start|sign) the contract|purchase (?:it|this|now|our)|deal\?|do business|"
        r"the contract (?:over|today|by|on|this|to you))\b"
    ),
    "accept_price": (
        r"\b(?:(?:that|it|this|which) works for (?:me|us)|we have a deal|it's a deal|"
        r"deal\b(?! with)|agreed|(?:we|i) can (?:do|live with|make|accept|agree to|meet|"
        r"work with) (?:that|it|this|your)|done\b|i(?:'ll| will) (?:take|accept) (?:that|it)|"
        r"you(?:'ve| have) got a deal|happy with that)"
    ),
    "small_talk": (
        r"\b(?:how are you(?! (?:\w+ing|set|using|managing|currently))|how(?:'s|"
        r" is) (?:it going|your (?:day|week|morning)|everything|the family|life|things)|weather|"
        r"weekend|football|the game|holidays?|vacation|nice to (?:meet|hear|talk|speak|e-meet)|"
        r"(?:pleasure|great|good) to (?:meet|speak|talk|see|connect)|hope you(?:'re| are)|"
        r"have you been (?:well|keeping)|where are you based|your kids|traffic|(?:lovely|"
        r"beautiful|nice|sunny) (?:day|out|weather|office)|sunny|raining|coffee)\b"
    ),
    "goodbye": (
        r"\b(?:goodbye|good bye|bye\b|have a (?:nice|good|great|lovely) (?:day|one|evening|"
        r"weekend|rest)|talk (?:to you )?(?:soon|later)|speak soon|thanks for your time|"
        r"thank you for your time|i(?:'ll| will) let you (?:go|get back)|take care)\b"
    ),
    "quoted": (
        r"^(?:(?:so|and|well|okay|earlier|before|a minute ago),? )?(?:as )?you(?:'ve| have)? "
        r"(?:just |"
        r"also |already )?(?:said|mentioned|told me|described|explained|raised|brought up|"
        r"shared|pointed out)\b"
    ),
    "quantified": (
        r"(?:[€$£] ?\d|\b\d[\d.,]*(?: to \d+)? ?(?:%|percent|hours?|days?|weeks?|k\b|thousand|"
        r"million|euros?|dollars?|people|errors|tickets|orders|times))"
    ),
}
