"""Names as they are said in a Colombian office."""

from __future__ import annotations

from bot.core.naming.words import NamingWords


def _set(words: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(words.split())


# fmt: off
SHORT = {
    "pacho": ("francisco",), "pancho": ("francisco",), "paco": ("francisco",), "kiko": ("francisco", "enrique"),
    "pepe": ("jose",), "chepe": ("jose",), "nacho": ("ignacio",), "memo": ("guillermo",), "lucho": ("luis",),
    "tono": ("antonio",), "quique": ("enrique",), "beto": ("alberto", "roberto", "humberto", "gilberto"),
    "nando": ("fernando", "hernando", "orlando"), "chela": ("graciela", "marcela"), "tavo": ("gustavo", "octavio"),
    "lalo": ("eduardo", "gonzalo"), "moncho": ("ramon",), "goyo": ("gregorio",), "richi": ("ricardo",),
    "richard": ("ricardo",), "tincho": ("martin",), "betty": ("beatriz",), "bety": ("beatriz",), "juancho": ("juan",),
    "chucho": ("jesus",), "checho": ("sergio",), "quiko": ("enrique",), "toto": ("antonio",), "licha": ("alicia",),
    "mafe": ("maria fernanda",), "juanpa": ("juan pablo",), "juanjo": ("juan jose",), "juanca": ("juan carlos",),
    "juanda": ("juan david",), "juanse": ("juan sebastian",), "luisfer": ("luis fernando",), "majo": ("maria jose",),
    "malu": ("maria lucia", "maria luisa"), "josefo": ("jose",), "chava": ("salvador",), "concha": ("concepcion",),
    "lola": ("dolores",), "charo": ("rosario",), "goya": ("gloria",), "sofy": ("sofia",), "naty": ("natalia",),
    "caro": ("carolina",), "yeyo": ("diego",), "lucha": ("lucia", "luz"), "nena": ("magdalena", "elena"),
    "chelo": ("consuelo", "marcelo"), "rafa": ("rafael",), "sebas": ("sebastian",), "andre": ("andrea",),
    "tefa": ("estefania",), "pipe": ("felipe",), "juanfe": ("juan felipe",), "fabi": ("fabian", "fabiola"),
    "oscarin": ("oscar",), "ivancho": ("ivan",), "cata": ("catalina",), "dieguito": ("diego",), "isa": ("isabel",),
}
WORDS = NamingWords(
    small=_set(
        "a al ante con de del desde el ella en entre es era eran eso esa ese la las lo los le les mi mis tu "
        "tus su sus me te se nos nuestro nuestra un una y e o u ni no ya si que quien cual como por para "
        "pues porque hasta hoy manana ayer ahora luego despues antes semana mes dia dias lunes martes "
        "miercoles jueves viernes sabado domingo jefe jefa jefes jefatura inmediato inmediata directo "
        "directa superior encargado encargada suplente reemplazo lider coordinador coordinadora director "
        "directora gerente vicepresidente vicepresidenta profesional asesora asesor area dependencia equipo "
        "gente grupo seccion unidad solicitante persona colega companero companera senor senora don dona "
        "doctor doctora dr dra ing ingeniero ingeniera licenciado licenciada sr sra srta lic profe profesor "
        "profesora abogado llama llamo nombre apellido seria sera son fue cambia cambie abogada cambiar "
        "cambialo cambiala cambiale cambiame corrige corregir corrija pon ponle ponga deja dejale pongale "
        "dejemos dejemoslo queda quede quedo pasa pase pasale pasalo pasala pasaselo pasasela entrega "
        "entregale pasarle entregaselo entregasela asigna asignale asignaselo asignasela delega delego "
        "delegar delegue delegale delegaselo delegaselos delegasela encarga encargale encargo apruebe "
        "aprueba aprobar aprueban revise revisa firme firma tome atienda borrador solicitud campana brief "
        "esta este estas mejor perdon digo corrijo sino quise decir vez lugar cambio favor porfa gracias ok "
        "listo bueno hola oye mira quiero quisiera necesito puedes puede podria poner mentiras mentira "
        "realidad equivoque tambien solo misma mismo soy trabajo trabajamos somos estoy estamos estan "
        "pertenece pertenezco pertenecemos va ir voy dejo dale todo toda todos otro otra creo parece debe "
        "ser sea correcto correcta sabe llega hay tiene tengo vacaciones aprobador aprobadora haz hazlo "
        "hagale dile digale"
    ),
    joining=_set("de del la las los y e"),
    short=SHORT,
    diminutives=("citos", "citas", "cito", "cita", "itos", "itas", "ito", "ita", "cho", "cha"),
    plurals=("es", "s"),
    sounds=(
        ("ph", "f"), ("ch", "x"), ("h", ""), ("qu", "k"), ("gu(?=[ei])", "g"), ("g(?=[ei])", "j"), ("c(?=[eiy])", "s"),
        ("[cq]", "k"), ("z", "s"), ("[vw]", "b"), ("ll", "i"), ("y", "i"), ("n(?=[bp])", "m"), (r"(.)\1", r"\1"),
    ),
    own=(
        "mi jefe", "mi jefa", "la jefa", "el jefe", "mi jefe inmediato", "mi jefa inmediata", "el jefe inmediato",
        "la jefa inmediata", "el mismo", "la misma", "el de siempre", "la de siempre", "mi jefe de siempre",
        "el que aparece", "la que aparece", "el mismo de siempre", "la misma de siempre", "mi superior", "mi lider",
        "mi jefe directo", "mi jefa directa",
    ),
)
# fmt: on
