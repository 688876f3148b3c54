# Esperanto, as small as a language can be: enough for one order, one list and one plan.

[endings]

# -------------------------------------------------------------------------------------- deadlines

[term-months]
1 = januaro
2 = februaro
3 = marto
4 = aprilo
5 = majo
6 = junio
7 = julio
8 = aŭgusto
9 = septembro
10 = oktobro
11 = novembro
12 = decembro

[term-weekdays]
1 = lundo
2 = mardo
3 = merkredo
4 = ĵaŭdo
5 = vendredo
6 = sabato
7 = dimanĉo

[term-units]
hour = horo{/j}
day = tago{/j}
working-day = labortago{/j}
week = semajno{/j}
ten-days = dektago{/j}
month = monato{/j/n}
quarter = kvaronjaro{/j}
half-year = duonjaro{/j}
year = jaro{/j}

[term-rhythms]
month = ĉiumonate
week = ĉiusemajne

[term-words]
by = antaŭ | ĝis
of = de

[term-shapes]
year = year4
date = numeric-date | dayno month year? | dayno of month year?
rhythm = rhythm-word
rhythm-term = rhythm
by = by when

# ----------------------------------------------------------------------------------------- bodies

[body-grammar]
order = first

[body-heads]
ministry = ministerio
ministry.many = ministerioj

[body-conjunctions]
word = kaj
sign = ,

[body-links]
de | pri

[body-co]
before = kune kun

[body-order]
after = devas | estas komisiita

[body-predicates]
duty = devas
told = estas komisiita

# ----------------------------------------------------------------------------------- instructions

[alphabet]
letters = a | b | c | ĉ | d | e | f | g | ĝ | h | ĥ | i | j | ĵ | k | l | m | n | o | p | r | s | ŝ | t | u | ŭ | v | z
words = la | kaj | de | en | estas | al | por | ĝis | devas | kun

[abbreviations]
ktp.

[labels]
action = tasko
due = limdato
owner = respondeca

[cell-done]
farita

[order]
told = estas komisiita

[duty]
must = devas

[verb]
infinitive = i

[announces]
orders = la jenaj taskoj

[joins]
strong = kaj

[against]
recalled = pasintjare
