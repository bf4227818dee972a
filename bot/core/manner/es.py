"""Spanish as it is written in the chats of a Colombian office; every phrase is folded."""

from __future__ import annotations

from bot.core.manner import MannerWords


def _set(words: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(words.split())


# fmt: off
WORDS = MannerWords(
    openings=(
        "y", "e", "ay", "uy", "ah", "oh", "eh", "huy", "oye", "oiga", "oigan", "ojo", "bueno", "mira", "mire", "ve",
        "vea", "espera", "espere", "esperate", "de paso", "tambien", "ademas", "por cierto", "una cosa", "otra cosa",
        "una cosita", "por favor", "porfa", "porfis", "que pena", "que pena contigo", "listo", "ok", "okey", "vale",
        "entonces", "pues", "ahora", "ahora si", "gracias", "listo gracias", "hola", "buenas", "ya", "ya se",
        "se me olvido", "se me olvidaba", "se me paso", "pero", "mmm", "jaja", "buenos dias", "buen dia",
        "buenas tardes", "buenas noches",
    ),
    repairing=(
        "perdon", "perdona", "perdone", "disculpa", "disculpe", "disculpen", "sorry", "mentiras", "mentira",
        "no mentiras", "no mentira", "no perdon", "corrijo", "correccion", "corrijo dos cosas", "dos cosas",
        "dos correcciones", "me equivoque", "en realidad", "quise decir", "digo", "mejor", "la verdad",
        "que sea", "que sean", "mas bien", "corrijamos", "estaba mal", "quedo mal", "puse mal",
    ),
    answers=("no", "si", "nop", "sip"),
    closings=(
        "por favor", "porfa", "porfavor", "porfis", "gracias", "mil gracias", "muchas gracias", "please", "si",
        "ya te digo", "ya vuelvo", "ya regreso", "de una", "vale", "ok", "dale", "entonces", "mejor", "tambien",
        "pues", "a ver", "jaja",
    ),
    changing=(
        "cambia", "cambie", "cambiar", "cambiame", "cambialo", "cambiala", "cambiemos", "cambiele", "cambiale",
        "corrige", "corrija", "corregir", "corrigeme", "corrijamos", "modifica", "modifique", "modificar", "edita",
        "edite", "editar", "actualiza", "actualice", "actualizar", "ajusta", "ajuste", "ajustar", "reemplaza",
        "reemplace", "reemplazar", "pasa", "pase", "pasar", "corre", "corra", "correr", "corramos", "mueve", "mueva",
        "mover", "aplaza", "aplace", "aplazar", "aplacemos", "atrasa", "atrase", "atrasar", "retrasa", "retrasar",
        "pospon", "posponga", "posponer", "extiende", "extienda", "extender", "alarga", "alargue", "alargar", "amplia",
        "ampliar", "prorroga", "prorrogar", "adelanta", "adelante", "adelantar", "adelantemos", "acorta", "acortar",
        "hay que cambiar", "toca cambiar", "necesito cambiar", "quiero cambiar", "quisiera cambiar",
        "puedes cambiar", "podemos cambiar", "me ayudas a cambiar",
    ),
    setting=(
        "pon", "ponle", "ponga", "pongale", "pongamos", "ponerle", "poner", "deja", "dejale", "dejemos", "coloca",
        "colocale", "coloque",
    ),
    moving=(
        "pasala", "pasalo", "pasalas", "pasalos", "pasemosla", "cambiala", "cambialo", "cambialas", "cambialos",
        "correla", "correlo", "corramosla", "muevela", "muevelo", "movamosla", "ponla", "ponlo", "ponle",
        "dejala", "dejalo", "corrigela", "corrigelo", "queda", "quede", "quedaria", "quedo", "quedan", "pasa",
        "cambia",
    ),
    being=(
        "ya no es", "ya no son", "no es", "no son", "no era", "no eran", "es", "son", "era", "eran", "seria", "sera",
        "serian", "seran", "sea", "sean", "debe ser", "deben ser", "debia ser", "tiene que ser", "van a ser",
        "va a ser",
    ),
    formerly=("era", "eran", "habia dicho", "dije"),
    leading=("por", "a", "al", "para", "del", "desde", "hasta"),
    before_names=("de", "en", "a", "al"),
    about=("lo de", "lo del", "en cuanto a", "sobre", "respecto a", "respecto de", "con", "de", "en"),
    joining=("y", "e"),
    instead=("sino que es", "sino que son", "sino", "si no", "es", "son", "mejor", "ahora es", "era", "eran"),
    adding=(
        "agrega", "agregale", "agregar", "agregue", "anade", "anadele", "anadir", "anada", "suma", "sumale", "sumar",
        "incluye", "incluyele", "incluir", "incluya", "pon", "ponle", "mete", "metele", "adiciona", "adicionale",
        "adicionar", "quiero agregar", "quiero tambien", "tambien por", "y tambien por",
    ),
    dropping=(
        "quita", "quitale", "quitar", "quite", "quitemos", "elimina", "eliminar", "elimine", "saca", "sacale", "sacar",
        "saque", "saquemos", "borra", "borrale", "borrar", "borre", "cancela", "cancelar", "cancele", "anula",
        "ya no quiero", "no quiero", "ya no va", "ya no va por", "que no vaya por", "que ya no vaya por", "ya no por",
        "no va por", "sin",
    ),
    keeping_only=(
        "deja solo", "dejala solo", "dejalo solo", "dejemos solo", "solo", "solamente", "unicamente",
        "que vaya solo por", "que sea solo por", "que salga solo por",
    ),
    channel_fillers=_set(
        "el la los las lo por de y e o en a al con un una unos que no ni canal canales tambien porfa favor gracias "
        "deja dejar dejame otros otras otro otra demas dos tres quede queden quedan solo solamente mejor mas bien si "
        "ya va vaya mensajes mensaje envio resto sigue siguen igual"
    ),
    option_fillers=_set(
        "mas o menos aprox aproximadamente casi como unos unas cerca alrededor "
        "es sea son seria que una un de la el lo los las campana mejor si no ya mas bien tipo clase publico ponla "
        "ponlo pon dejala dejalo deja solo toda todo para como va sera era eran perdon digo en realidad corrijo"
    ),
    addressing=(
        "quiero", "quisiera", "puedo", "puedes", "podemos", "podria", "podrias", "me", "te", "necesito", "dame",
        "deme", "dime", "digame", "ya no", "no quiero", "no entiendo", "no entendi", "no se", "no lo se", "no tengo",
        "no estoy", "dejemos", "dejemoslo", "dejalo", "dejala", "deja asi", "sigamos", "seguimos", "sigo",
        "continuemos", "continua", "continuamos", "luego", "despues", "manana", "mas tarde", "voy a", "vamos",
        "que", "cual", "cuales", "cuando", "cuanto", "cuanta", "cuantos", "como", "por que", "para que", "donde",
        "quien", "hay", "se puede", "una pregunta", "una duda", "una consulta", "pregunta", "duda", "y eso", "eso",
        "esto", "esta", "este", "hablemos", "hasta cuando", "muestrame", "mandame", "enviame", "olvidalo", "olvida",
        "recuerdame", "recuerdeme", "recordame", "recuerdamelo", "recuerdamela", "recuerdemelo", "avisame", "aviseme",
        "acuerdame", "acordame", "haceme acordar",
        "repiteme", "explicame", "ayudame", "devuelvete", "devolvamonos", "volvamos", "regresemos", "retomemos",
        "guarda", "guardala", "guardalo", "pausemos", "pausala", "pausalo", "cancelala", "cancelalo", "cancelemos",
        "cancelen", "cancele", "cancelela", "anulala", "borrala", "eliminala", "descartala", "gracias", "hola",
        "adios", "chao", "buenos dias", "buenas tardes", "sabes que", "tengo que", "toca", "ahorita", "por ahora",
        "en que", "a que", "de que", "pasale", "pasalo", "pasala", "entregale", "entregaselo", "asignale", "igual que",
    ),
    handing=("sela", "selo", "selas", "selos", "mela", "melo", "melas", "melos"),
    command_objects=_set(
        "el la los las lo le les un una unos unas esto eso esta este ese esa todo toda todos aqui aca ahi alla ahora "
        "ya hoy manana luego despues tarde mas rato ratico momento momentico minuto segundo solicitud campana brief "
        "borrador pregunta anterior atras adelante siguiente otra otro vez nuevo de del a al en con y e o si no que "
        "por favor porfa gracias sigo seguimos sigamos resumen lista listas mis mi tu me te se nos dos tres veces una "
        "donde ibamos quedamos persona alguien humano asesor analista ejemplo ayuda pendiente plantilla base hasta "
        "ayer lo mismo igual misma pasada mes cambiar corregir equivoque algo dato respuesta nada bien mejor para "
        "hablar ver todavia aun"
    ),
    nouns=("cion", "ciones", "sion", "siones", "miento", "mientos", "dor", "dora", "dores"),
    supposing=("y si ", "pero si ", "que pasa si ", "si la ", "si lo ", "si cancelo", "si la cancelo"),
    because=("porque", "ya que", "debido a que", "debido a", "puesto que", "dado que", "por motivo de"),
    denying=("no", "nadie", "ninguno", "ninguna", "ningun", "sin", "tampoco", "ni"),
    collecting=(
        "de cobranza", "de cobro", "cobranza", "para cobrar", "cobrarles", "busca cobrar", "buscamos cobrar",
        "es cobro", "recaudo de cartera", "recuperar cartera", "recuperacion de cartera", "cobro de cartera",
        "es de recaudo",
    ),
    study_lines=("posgrado", "posgrados", "maestria", "maestrias", "doctorado", "pregrado", "estudios", "estudiar",
                 "credito", "creditos", "linea", "beca", "becas", "idiomas", "intercambio", "pasantia"),
    aiming=("con el objetivo de", "con el fin de", "con el proposito de", "con la finalidad de", "cuyo objetivo es",
            "la idea es que", "la idea es", "lo que queremos es", "el fin es"),
    extension=("extension", "ext"),
    sending=("por", "por el", "por la", "via", "mediante", "a traves de", "campana de", "campanas de", "envio de",
             "envios de", "canal", "canales", "canal es", "canales son", "mandar un", "enviar un",
             "mandar", "enviar", "hacer"),
    later=("despues", "mas tarde", "siguiente", "luego"),
    counted_records=("registro", "contacto", "fila"),
    counting=("base de", "base tiene", "base trae", "base con", "base es de", "base de datos de", "registros son",
              "registros", "cantidad es"),
    amounting=("son", "serian", "seran", "suman", "hablamos de", "estamos hablando de", "llegar a", "llega a", "total"),
    all_told=("aprox", "mas o menos", "en total", "por", "y pico", "o algo asi", "creo", "calculo"),
    swapping=("en vez de", "en vez del", "en lugar de", "en lugar del", "y no", "no"),
    refusing=("en vez de", "en vez del", "en lugar de", "en lugar del", "ya no va por", "ya no es por", "no va por",
              "no es por", "ya no por", "no por", "no", "cambia", "cambiar", "cambie", "reemplaza", "reemplazar"),
    refused=("no vaya", "no vayan", "no va", "ya no va", "ya no", "no quiero", "ya no quiero", "no"),
    answering_nothing=(
        "ninguna de las anteriores", "ninguno de los anteriores", "ninguna de las opciones", "todas las anteriores",
        "lo mismo", "lo mismo de siempre", "lo de siempre", "igual", "cualquiera", "cualquier cosa", "lo que sea",
        "da igual", "equis", "nada", "ninguno", "ninguna", "no aplica", "n a", "na", "eso", "ya", "no se", "nose",
        "ni idea", "no sabria", "quien sabe", "bla bla", "bla bla bla", "etc",
    ),
    without=("no tengo", "no tenemos", "no hay", "no lleva", "no llevan", "no aplica", "no usa", "no tiene", "no va",
             "sin", "ningun", "ninguna", "ninguno", "por ahora no"),
)
# fmt: on
