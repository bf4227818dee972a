"""How Spanish phrases compare with another period and let go of what was said before (folded)."""

from __future__ import annotations

from bot.core.pipeline.questions.phrases import joined
from bot.core.pipeline.questions.words import Cue, Meaning

_DROPPING = """
    quita, quite, saque, olvide, quitale, quitele, quitame, quiteme, quitar, quitemos, quitemosle, saca, sacale,
    saquele, olvida, olvidate de, olvidese de, olvidemos, deja de lado, ya no, sin filtrar
    """
_WHATEVER = (
    joined(_DROPPING, "el, la, los, las, lo del, lo de la, el filtro de, el filtro por")
    + """,
    sin importar, sin importar el, sin importar la, sin importar los, sin mirar, sin mirar el, sin mirar la, cualquier,
    de cualquier, en cualquier, con cualquier, sin filtrar por, sin el filtro de, sin filtro de, sin filtro por,
    todos los, de todos los, en todos los, con todos los, todas las,
    de todas las, en todas las,
    da igual el, da igual la, no importa el, no importa la
    """
)

TURNS: dict[Meaning, str] = {
    (Cue.COMPARE, None): joined("""
    compara, compare, compareme, comparelo, comparela, comparelos, comparalo, comparala, comparalos, comparalas,
    comparame, comparar, comparemos, comparemoslo, comparado, comparada, comparados, comparadas, comparacion,
    en comparacion, frente, respecto, versus, vs
    """, ", con, con el, con la, con lo, a, a la, al")
    + """
    , contra, contra el, contra la, contra lo, comparativo, comparativa, al lado de, a diferencia de
    """,
    (Cue.THAN, None): "que el, que la, que en, que en el, que en la, que lo, que los, que las, que lo de",
    (Cue.BEFORE, None): joined("el, la, lo, al, del, con el, con la, ", """
    anterior, periodo anterior, mes anterior, trimestre anterior, semestre anterior, semana anterior, ano anterior,
    quincena anterior, previo, previa, de antes, de atras
    """)
    + ", el pasado, la pasada, al pasado",
    (Cue.AFTER, None): joined("el, la, al, del, ", """
    siguiente, periodo siguiente, mes siguiente, trimestre siguiente, semestre siguiente, semana siguiente,
    ano siguiente, quincena siguiente, que sigue, de despues
    """),
    (Cue.ALSO, None): """
    tambien, ademas, sumale, sumele, agrega, agregale, agreguele, incluye, incluya, incluyele, anade, anadele, junto con
    """,
    (Cue.YEAR_BEFORE, None): joined("el, la, ", "mismo, misma", """
    mes, trimestre, semestre, periodo, semana, quincena, tiempo, fecha, epoca
    """, "del ano pasado, del ano anterior, de hace un ano, el ano pasado"),
    (Cue.WIDEN, "segment"): joined(_WHATEVER, "segmento, segmentos, sector, sectores, industria"),
    (Cue.WIDEN, "clients"): joined(_WHATEVER, "cliente, clientes, empresa, empresas, cuenta, cuentas"),
    (Cue.WIDEN, "owners"): joined(_WHATEVER, """
    vendedor, vendedores, comercial, comerciales, responsable, responsables, asesor, asesores, ejecutivo, ejecutivos,
    dueno, duenos, persona, personas
    """)
    + ", de todo el mundo, de todo el equipo, del equipo completo, los de todos, las de todos, lo de todos",
    (Cue.WIDEN, "service_type"): joined(_WHATEVER, "servicio, servicios, tipo de servicio, tipos de servicio, linea"),
    (Cue.WIDEN, "period"): joined(_WHATEVER, "fecha, fechas, mes, meses, periodo, periodos, momento")
    + ", sin importar cuando, da igual cuando, en todo el tiempo",
    (Cue.WIDEN, "value"): joined(_WHATEVER, "valor, valores, monto, montos, cuantia, tamano, precio"),
    (Cue.DROP, None): joined(_DROPPING, ", los, las, lo, el, la, los de, las de, lo de"),
    (Cue.AFRESH, None): """
    empecemos de nuevo, empieza de nuevo, empiece de nuevo, empezar de nuevo, de nuevo desde cero, desde cero, de cero,
    otra cosa, otra pregunta, otra consulta, cambiando de tema, cambiemos de tema, nueva pregunta, nueva consulta,
    borra los filtros, quita los filtros, quita todos los filtros, sin filtros, borron y cuenta nueva
    """,
}  # fmt: skip
