"""The shapes of what could point at one child or is nobody else's business, in English and Spanish."""

from __future__ import annotations

import re

_I_AM = r"(?:i\s*['’]?\s*a?m|i\s+was|we\s*['’]?\s*a?re|being|as|yo\s+soy|soy|yo\s+fui|somos|es|era|siendo)"
KIN = (
    r"(?:mom|mum|mama|mother|dad|papa|father|step\s?-?(?:mom|dad|mother|father)|parents?|aunt|auntie|uncle|grandma|grandpa"
    r"|grandmother|grandfather|brother|sister|cousin|family|twin|mamá|papá|mam[aá]|t[ií]a|t[ií]o|abuel[ao]|herman[ao]"
    r"|prim[ao]|madre|padre|pap[aá]s|padres|familia|padrastro|madrastra)"
)
_JOB = (
    r"(?:principal|vice\s*-?principal|assistant\s+principal|teacher|nurse|secretary|janitor|custodian|counsell?or|coach"
    r"|lunch\s*(?:lady|monitor|aide)|librarian|crossing\s+guard|security(?:\s+guard)?|bus\s+driver|dean|sub(?:stitute)?"
    r"|aide|superintendent|valedictorian|maestr[ao]|(?:sub)?director[a]?|secretari[ao]|conserje|cocinera|enfermer[ao]"
    r"|consejer[ao]|entrenador[a]?|chofer|guardia|pastor|mayor|alderman|police|cop)"
)
_WORKPLACE = (
    r"(?:cafeteria|school|office|kitchen|lunchroom|front\s+desk|library|escuela|oficina|cocina|cafeter[ií]a|comedor"
    r"|police|church)"
)
_POSITION = (
    r"(?:valedictorian|salutatorian|(?:vice[\s-]?)?president|captain|captin|mascot|drum\s+major|goalie|quarterback|editor"
    r"|prom\s+(?:queen|king)|homecoming\s+(?:queen|king)|portero|president[ea]|capit[aá]na?|abanderad[ao])"
)
_OPINION = (
    r"(?!(?:one|ones|person|kid|student|girl|boy)?\s*(?:who|that|que)?\s*(?:think|like|feel|want|hate|care|notice|see|believe|enjoy"
    r"|piens|cre[eo]|quier|le\s+gusta|les\s+gusta|odi)|(?:thing|things|part|reason|class|place|time|way|problem|good|bad)\b)"
)
IDENTIFYING = (
    rf"\b(?:{_I_AM}|are|is|son)\s+(?:like\s+|literally\s+|basically\s+)?(?:the|one\s+of\s+the)\s+only\s+{_OPINION}"
    r"(?:(?!(?:so|and|but|because|cuz)\b)[\w'’\-]+\s*){1,8}",
    r"\bonly\s+(?:1|one|two|2|three|3)\s+(?:kids?|girls?|boys?|students?|people|of\s+us)\s+(?:who|that|from|with|in)\b[^.!?]{0,50}",
    rf"\b(?:soy|somos|es|era|son)\s+(?:el|la|los|las)\s+[uú]nic[oa]s?\s+{_OPINION}(?:(?!(?:y|pero|porque)\b)[\w\-]+\s*){{1,8}}",
    rf"\b(?:my|mi)\s+{KIN}\s+(?:is|was|es|era)\s+(?:(?:the|a|an|our|one\s+of\s+the|el|la|un|una)\s+)?(?:[\w\-]+\s+)?"
    rf"{_JOB}\b",
    rf"\b(?:my|mi)\s+{KIN}\s+(?:works?|worked|trabaja|teaches|coaches|drives|cooks|ense[nñ]a|maneja)\s+(?:(?:here|aqu[ií])\b"
    rf"|(?:in|at|for|en|as|de)\s+(?:(?:the|this|our|la|el)\s+)?{_WORKPLACE}|(?:the\s+)?(?:bus|cami[oó]n)"
    r"|(?:\w+\s+){0,2}(?:grade|grado|here|aqu[ií])\b)",
    rf"\b(?:i\s*['’]?\s*a?m|i\s+was|soy|yo\s+soy)\s+(?:the\s+|our\s+|el\s+|la\s+)?(?:[\w\-'’]+\s+){{0,2}}?{_POSITION}"
    r"(?:\s+(?:of|de|del)\s+(?:(?:the|la|el)\s+)?[\w\-]+(?:\s+(?:team|club|council|class))?)?\b",
    rf"\b{_I_AM}\s+the\s+[\w\-]+['’]s\s+(?:little\s+|big\s+|twin\s+)?(?:brother|sister|son|daughter|kid)\b[^.!?]{{0,40}}",
    r"\b(?:i\s*['’]?\s*a?m|i\s+was)\s+the\s+(?:kid|one|boy|girl|person|student)\s+(?:who|that)\b[^.!?,]{3,60}",
    r"\b(?:soy|fui|yo\s+era)\s+(?:el|la)\s+que\s+(?:gan|perd|se\s+pele|se\s+cay|suspend|expuls|llor|sali)[^.!?,]{2,60}",
    rf"\b(?:my|mi)\s+{KIN}\s+(?:is|was|es)\s+the\s+(?:kid|one|boy|girl|person)\s+(?:who|that)\b[^.!?,]{{3,60}}",
    r"\b(?:he|she|they)\s+(?:is|are)\s+in\s+\w+(?:\s+grade)?\s+and\s+(?:plays?|has|is|wears?)\s+"
    r"[^.!?,]{3,40}?(?=\s+and\b|[.!?,]|$)",
    r"\b(?:i|we|my\s+family)\s+(?:just\s+)?(?:came|moved|got\s+here|arrived)\s+(?:here\s+)?"
    r"(?:from\s+\w+[^.!?,]{0,25}|(?:\d+|two|three|a\s+few)\s+(?:weeks?|months?)\s+ago)",
    r"\b(?:llegu[eé]|vine|llegamos|vinimos)\s+(?:hace\s+\w+\s+\w+\s+)?(?:aqu[ií]\s+)?(?:de|desde)\s+\w+",
    r"\bmy\s+(?:identical\s+)?twin\b(?:\s+(?:brother|sister))?|\bmi\s+herman[ao]\s+gemel[ao]\b|\bi['’]?\s*a?m\s+a\s+(?:twin|triplet)\b",
    r"\b(?:i|i\s+have\s+to)\s+(?:use|walk\s+with)\s+(?:a\s+|my\s+)?(?:wheel\s?chair|walker|cane|crutches|braille|hearing\s+aids?)\b"
    r"|\buso\s+(?:una?\s+)?(?:silla\s+de\s+ruedas|muletas|bast[oó]n|aparatos?\s+(?:para|de)\s+o[ií]r)\b",
    r"\bi['’]?\s*a?m\s+(?:a\s+)?(?:foster\s+(?:kid|child)|adopted|an\s+orphan)\b|\bsoy\s+(?:adoptad[ao]|hu[eé]rfan[ao])\b",
)
_CONDITION = (
    r"(?:asthma|inhaler|epilepsy|epileptic|seizures?|diabet(?:es|ics?)|insulin|autis(?:m|tic)|adhd|dyslexi[ac]|sickle\s+cell"
    r"|anxiety|panic\s+attacks?|depress(?:ed|ion)|cancer|tumou?r|leukemia|wheel\s?chair|cerebral\s+palsy|migraines?"
    r"|down\s+syndrome|tourettes?|anorexi[ac]|bulimi[ac]|eating\s+disorder|bipolar|ptsd|ocd|suicid(?:e|al)|concussion"
    r"|self[\s-]?harm|therapist|therapy|medication|medicines?|meds|pills|pregnan(?:t|cy)|crutches|hearing\s+aids?|epi\s?pen"
    r"|surgery|(?:in|to)\s+the\s+hospital|hospitalized|disabilit(?:y|ies)|iep|504\s+plan|special\s+ed|diagnosed"
    r"|all?er[gj](?:ic|y|ies)(?!\s+(?:to|a)\s+(?:monday|homework|math|school|lunes|la\s+tarea))|lice|stutter(?:ing)?"
    r"|my\s+period|asma|inhalador|epilepsia|convulsiones|autismo|autista|dislexia|tdah|ansiedad|depresi[oó]n"
    r"|deprimid[ao]|c[aá]ncer|silla\s+de\s+ruedas|embarazad[ao]|suicid(?:io|arme)|terapia|al[eé]rgic[ao]|alergias?"
    r"|ataques?\s+de\s+p[aá]nico|pastillas|medicinas?|medicamentos?|me\s+diagnosticaron|me\s+operaron|me\s+vino\s+la\s+regla"
    r"|diab[eé]tic[ao]|discapacidad|muletas|hospital)"
)
_OF_SOMEBODY = (
    r"(?:\b(?:i|i['’]?m|my|me|myself|he|she|him|her|his|mi|mis|yo|tengo|tiene|tomo|toma|soy|estoy|estuve|me|le)\b"
    r"[^.!?\n]{0,40}?)"
)
_SELF = (
    r"(?:(?:i|my\s+\w+|he|she|mi\s+\w+)\s+(?:have|has|had|got|gots|am|is|take|takes|need|tengo|tiene|toma|tomo|es|soy)"
    r"|i\s*['’]?m|tengo|tiene|soy)"
)
HEALTH = (
    rf"{_OF_SOMEBODY}\b{_CONDITION}\b",
    rf"\b{_CONDITION}\b(?=[^.!?\n]{{0,30}}\b(?:for\s+me|my|i|para\s+m[ií]|mi)\b)",
    r"\bi\s+(?:cut|hurt|starve|kill|hate)(?:ing)?\s+myself\b|\bi\s+(?:want|wanna|wanted)\s+(?:to\s+)?(?:die|kill\s+myself)\b"
    r"|\bme\s+corto\b|\bquiero\s+morir(?:me)?\b",
    rf"\b{_SELF}\s+(?:[\w'’]+\s+){{0,2}}?(?:deaf|blind|sord[ao]|cieg[ao]|mute|disabled|discapacitad[ao])\b",
)
_WHO = rf"(?:i|we|us|me|he|she|they|my\s+{KIN}|mi\s+{KIN}|mis\s+{KIN}|nos|yo)"
_BELIEF = (
    r"(?:muslim|jewish|christian|catholic|hindu|sikh|mormon|buddhist|baptist|atheist|jehovah\w*(?:['’]s)?\s+witness\w*"
    r"|musulm[aá]n[a]?|jud[ií][ao]|cristian[ao]|cat[oó]lic[ao]|evang[eé]lic[ao]|testigo\s+de\s+jehov[aá]|ate[ao])"
)
_ORIENTATION = (
    r"(?:gay|lesbian|bi|bisexual|trans|transgender|queer|non[\s-]?binary|pansexual|asexual|gender\s?fluid|lesbiana"
    r"|transg[eé]nero|homosexual)"
)
SENSITIVE = (
    rf"\b(?:{_WHO}|i['’]?m|family)\b[^.!?\n]{{0,30}}?\b(?:undocumented|deported|asylum|daca|immigration\s+papers|illegal\s+immigrant"
    r"|refugees?|indocumentad[ao]s?|refugiad[ao]s?)\b",
    r"\b(?:no\s+ten(?:emos|go|emos)|sin|don['’]?t\s+have|no\s+have)\s+(?:los\s+|any\s+|the\s+|our\s+)?(?:papeles|papers|documentos)\b"
    r"|\b(?:ice|la\s+migra)\s+(?:took|came|se\s+llev[oó]|vino)\b"
    rf"|\bdeport(?:ed|aron)\s+(?:a\s+)?(?:my|mi)\s+{KIN}|\bfue\s+deportad[ao]\b",
    rf"\b(?:i\s*['’]?\s*a?m|soy|my\s+\w+\s+(?:is|are)|mis?\s+\w+\s+(?:es|son)|as\s+an?|being)\s+(?:a\s+|openly\s+|una?\s+)?{_ORIENTATION}\b"
    r"(?!\s+(?:straight|alliance|club))",
    r"\b(?:my\s+(?:dead\s?name|pronouns|two\s+(?:moms|dads))|i\s+came\s+out|mis\s+dos\s+(?:mam[aá]s|pap[aá]s)|mis\s+pronombres)\b",
    r"(?:\b(?:i|we|my\s+family)\s+)?\b(?:live|stay|living|staying|sleep|vivo|vivimos)\s+(?:in|at|en)\s+(?:an?\s+|the\s+|our\s+"
    r"|un\s+|el\s+)?(?:shelter|foster\s+(?:care|home)|group\s+home|motel|car\b|albergue|refugio|carro)"
    r"|\b(?:i['’]?m|i\s+was|we\s*['’]?\s*a?re|we\s+were)\s+(?:in\s+foster\s+care|homeless|evicted)\b"
    r"|\bgot\s+evicted\b|\bnos\s+(?:desalojaron|corrieron\s+de\s+la\s+casa)\b|\b(?:we|my\s+\w+)\s+(?:get|use)\s+food\s+stamps\b",
    rf"\b(?:i|we|my\s+{KIN})\s+(?:can['’]?t|cannot|couldn['’]?t|can\s+not)\s+(?:even\s+)?(?:afford|pay)\b"
    rf"|\b(?:my|mi)\s+{KIN}\s+(?:(?:just\s+)?lost\s+(?:his|her|their)\s+job|perdi[oó]\s+(?:su|el)\s+trabajo)\b"
    r"|\bno\s+(?:nos|me)\s+alcanza\b|\bno\s+tenemos\s+dinero\b",
    rf"\b(?:my|mi)\s+{KIN}\s+(?:died|passed\s+away|got\s+deported|(?:is|are|was|went|got)\s+(?:in\s+|to\s+)?(?:jail|prison|arrested"
    r"|locked\s+up)|muri[oó]|falleci[oó]|est[aá]\s+(?:en\s+la\s+c[aá]rcel|pres[ao])|fue\s+arrestad[ao])\b"
    r"|\bi\s+(?:got\s+arrested|was\s+in\s+juvie|have\s+a\s+probation)\b|\bmy\s+probation\b",
    rf"\b(?:my|mis?)\s+{KIN}\s+(?:are|is|got|were|se\s+est[aá]n|est[aá]n|se)\s+(?:getting\s+)?(?:divorc\w+|separat\w+|separand\w*"
    r"|separaron|divorci\w+)\b|\bcustody\b[^.!?\n]{0,20}\bme\b",
    rf"\b(?:my|mi)\s+{KIN}\s+(?:drinks?|is\s+(?:always\s+)?drunk|is\s+an?\s+(?:alcoholic|addict)|does\s+drugs|toma\s+mucho|bebe"
    r"|se\s+droga|hits\s+me|me\s+pega)\b|\bi\s+(?:vape|smoke|get\s+high)\b",
    rf"\b(?:i\s*['’]?\s*a?m|soy|somos|we\s*['’]?\s*a?re|as\s+an?|my\s+family\s+is|mi\s+familia\s+es)\s+(?:a\s+|una?\s+)?{_BELIEF}\b",
    r"\b(?:i|we|my\s+\w+)\s+wears?\s+(?:a\s+|my\s+)?(?:hijab|turban|kippah|yarmulke|burqa)\b|\b(?:uso|llevo)\s+(?:el\s+)?(?:hiyab|velo)\b"
    r"|\bmy\s+(?:hijab|turban|kippah)\b",
)
SHAPES: tuple[tuple[str, float, tuple[re.Pattern[str], ...]], ...] = tuple(
    (kind, 0.8, tuple(re.compile(shape, re.IGNORECASE) for shape in shapes))
    for kind, shapes in (("IDENTIFYING", IDENTIFYING), ("HEALTH", HEALTH), ("SENSITIVE", SENSITIVE))
)
