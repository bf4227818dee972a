"""Spanish as it is asked in the chats of a Colombian office."""

from __future__ import annotations

from bot.core.talk_words import TalkWords

# fmt: off
WORDS = TalkWords(
    defining=(
        "que es", "que son", "que significa", "que significan", "que quiere decir", "que quieren decir", "que era",
        "q es", "ke es", "k es", "que viene siendo", "que cosa es", "define", "definicion de", "defineme",
        "significado de", "concepto de", "en que consiste", "que se entiende por", "a que le llaman",
        "a que le dicen", "a que se le llama", "a que se le dice", "a que corresponde", "la diferencia entre",
        "quienes son", "quien es el", "quien es la", "no se que es", "no conozco", "no entiendo que es",
        "no entiendo el termino", "no entiendo la palabra", "explicame que es", "expliqueme que es",
    ),
    filler=frozenset((
        "que", "q", "ke", "k", "es", "son", "significa", "significan", "quiere", "quieren", "decir", "un", "una",
        "unos", "unas", "el", "la", "los", "las", "lo", "eso", "esa", "ese", "de", "del", "palabra", "termino",
        "sigla", "siglas", "concepto", "significado", "definicion", "define", "defina", "defineme", "definame",
        "explicame", "expliqueme", "explica", "explicas", "explicar", "explicarias", "aclarame", "me", "puedes",
        "puede", "podrias", "no", "se", "entiendo", "conozco", "tengo", "claro", "y", "o", "a", "en", "cual",
        "cuales", "diferencia", "diferencias", "entre", "diferencian", "como", "calcula", "consiste", "trata",
        "oye", "oiga", "perdon", "disculpa", "disculpe", "por", "favor", "porfa", "quienes", "quien", "viene",
        "vienen", "siendo", "era", "eran", "exactamente", "entienden", "entiende", "ustedes", "llaman", "llama",
        "dicen", "dice", "le", "recuerdame", "recuerdas", "hola", "buenas", "saber", "quiero", "quisiera",
        "necesito", "corresponde", "refieren", "refiere", "hablan", "cuando", "bien", "cosa", "diablos", "carajos",
        "tipo", "considera", "aclaras", "pero", "entonces", "esto", "eres", "dime", "cuentame", "sobre",
    )),
    trailing=frozenset((
        "que", "es", "son", "significa", "significan", "quiere", "decir", "por", "favor", "porfa", "gracias", "viene",
        "vienen", "siendo", "exactamente", "y", "o", "la", "el", "los", "las", "de", "no", "conozco", "entiendo",
        "aqui", "ahi", "en", "esta", "campana", "cual", "hablan", "se", "refieren", "a",
    )),
    vague_terms=frozenset((
        "class", "type", "channel", "database", "area", "boss", "version", "mailing", "service_class", "report",
        "test", "link", "audience", "objective", "attachment", "experience", "community", "commercial",
        "contact_hours", "leader", "sms", "whatsapp", "seats", "won", "lost", "proposal", "compliance", "provider",
        "claim", "complaint", "remarks_column", "open_rate", "returned",
    )),
    comparing=("diferencia", "lo mismo que", "mejor", "compar"),
    listing=frozenset(("glosario", "diccionario", "terminos", "vocabulario")),
    attachments={
        "endorsement": ("aval de comunicaciones", "aval", "visto bueno de comunicaciones"),
        "boss_approval": ("aprobacion del jefe", "aprobacion de mi jefe", "visto bueno del jefe", "aprobacion"),
        "leader_authorisation": ("autorizacion del lider", "autorizacion"),
        "piece": ("pieza grafica", "pieza", "piezas", "imagen", "imagenes", "logo", "arte"),
        "results": ("resultados", "archivo de resultados"),
        "other": ("otro archivo", "otros archivos", "otro documento", "adjuntos"),
    },
    why_dates=(
        "por que ese dia", "por que esa fecha", "por que ese plazo", "por que esos dias", "por que hasta",
        "por que tanto", "por que tan tarde", "por que tantos dias", "por que vence", "como sale esa fecha",
        "como calculas", "como calculan", "como se calcula esa fecha", "como se calculo", "como se calcula el plazo",
        "de donde sale esa fecha", "de donde sale ese dia", "como cuentas los dias", "como se cuentan los dias",
        "por que no antes", "por que no puede ser antes", "explicame la fecha", "explicame el plazo",
        "explicame esa fecha",
    ),
    topics={
        "doubt": ("duda",),
        "approval": ("aprob", "avala", "el aval", "jefe"),
        "review": ("revis",),
        "correction": ("devuel", "devolv", "correg", "correccion"),
        "acceptance": ("acept", "objet", "resultado"),
    },
    choosing={
        "first": ("1", "uno", "la 1", "el 1", "primera", "la primera", "el primero", "lo primero", "primero"),
        "second": ("2", "dos", "la 2", "el 2", "segunda", "la segunda", "el segundo", "lo segundo", "segundo"),
        "neither": ("ninguna", "ninguno", "ninguna de las dos", "ninguna de esas", "ninguno de los dos", "otra cosa"),
    },
    money=("pesos", "millones", "millon", "mil", "cop", "dolares", "usd"),
    streets=("calle", "carrera", "cra", "kra", "cl", "kr", "avenida", "av", "transversal", "diagonal", "manzana"),
    people_names=frozenset((
        "aguilar", "alejandra", "alejandro", "alvarez", "ana", "andrea", "andres", "angela", "angelica",
        "arias", "avila", "barrera", "beatriz", "beltran", "bernal", "camila", "camilo", "cardenas", "cardona",
        "carlos", "carolina", "castano", "castillo", "castro", "catalina", "cecilia", "clara", "claudia",
        "cristian", "cristina", "daniel", "daniela", "david", "diana", "diaz", "diego", "duarte", "eduardo",
        "elena", "enrique", "esteban", "fabian", "felipe", "fernandez", "fernando", "forero", "francisco",
        "gabriel", "garcia", "gil", "giraldo", "gloria", "gomez", "gonzalez", "guerrero", "gustavo",
        "gutierrez", "guzman", "hector", "henao", "hernan", "hernandez", "herrera", "hurtado", "ivan", "jaime",
        "javier", "jennifer", "jimenez", "johana", "jorge", "jose", "juan", "juana", "julian", "juliana",
        "julio", "laura", "liliana", "lina", "lopez", "lorena", "lozano", "lucia", "luis", "luisa", "manuel",
        "marcela", "marco", "maria", "mariana", "mario", "marta", "martha", "martin", "martinez", "mauricio",
        "medina", "mejia", "melissa", "mendoza", "miguel", "molina", "monica", "monsalve", "montoya", "morales",
        "moreno", "munoz", "nancy", "natalia", "nicolas", "ochoa", "olga", "ordonez", "orozco", "ortega",
        "ortiz", "oscar", "osorio", "ospina", "pablo", "paola", "pardo", "patricia", "paula", "pedro", "perez",
        "pineda", "quintero", "ramirez", "ramos", "raul", "restrepo", "ricardo", "rincon", "rivera", "roberto",
        "rodrigo", "rodriguez", "rojas", "rubio", "rueda", "ruiz", "salazar", "sanchez", "sandra", "santiago",
        "santos", "sara", "sebastian", "sergio", "serrano", "silva", "sofia", "suarez", "tatiana", "torres",
        "trujillo", "uribe", "valencia", "valentina", "valeria", "vanessa", "vargas", "vasquez", "velez",
        "veronica", "victor", "viviana", "wilson", "ximena", "yolanda", "zapata", "zuluaga",
    )),
)
# fmt: on
