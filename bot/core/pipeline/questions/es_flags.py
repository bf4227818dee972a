"""What Spanish phrases say is wrong with an opportunity: stalled, overdue, incomplete (folded)."""

from __future__ import annotations

from bot.core.pipeline.filters import Flag
from bot.core.pipeline.questions.phrases import joined
from bot.core.pipeline.questions.words import Cue, Meaning

_LACKING = """
    sin, sin la, sin el, sin un, sin una, no tiene, no tienen, no tengan, no tienen la, no tienen el, no
    tiene la, no tiene el, falta, faltan, falte, falta la, falta el, les falta la, le falta el, faltan
    los, falta por poner, sin ningun, sin definir, no hay, ni, ni la, ni el, ni un, ni una, ni los, no les pusieron,
    no le pusieron, sin poner, sin poner el, sin poner la, carecen de, carece de, no traen, no trae, no aparece el,
    no aparece la
    """  # fmt: skip
_LEAD = "no, no se, nadie, no lo, no los, no las, no la"

FLAGS: dict[Meaning, str] = {
    (Cue.FLAG, Flag.STALLED): """
    estancado, estancada, estancados, estancadas, quieto, quieta, quietos, quietas, parado, parada,
    parados, paradas, congelado, congelada, congelados, congeladas, dormido, dormida, dormidos, dormidas,
    frenado, frenada, frenados, frenadas, trabado, trabada, trabados, trabadas, varado, varada, varados,
    varadas, pegado, pegada, pegados, pegadas, frio, fria, frios, frias, enfriando, enfriado, enfriados,
    enfriadas, olvidado, olvidada, olvidados, olvidadas, muerto, muerta, muertos, muertas, stand by,
    abandonado, abandonada, abandonados, abandonadas, detenido, detenida, detenidos, detenidas, bloqueado,
    bloqueada, bloqueados, bloqueadas, empantanado, empantanados, atascado, atascada, atascados,
    atascadas, engavetado, engavetados, engavetadas, estancando, estancaron, estanco, empolvados,
    empolvadas, empolvado, parqueado, parqueada, parqueados, parqueadas, aparcado, aparcada, aparcados, aparcadas,
    pausado, pausada, pausados, pausadas, en pausa, en remojo, en veremos, en el limbo, inmovil, inmoviles, inactivo,
    inactiva, inactivos, inactivas, rezagado, rezagada, rezagados, rezagadas, demorado, demorada, demorados, demoradas,
    represado, represada, represados, represadas, quedados, quedadas, atorado, atorada, atorados,
    atoradas, estancarse, en el mismo punto, en el mismo sitio, hibernando, aplazado, aplazada, aplazados, aplazadas,
    """
    + joined("sin", """
    movimiento, movimientos, mover, moverse, mover nada, avance, avances, avanzar, gestion, gestionar,
    seguimiento, actividad, tocar, novedad, actualizar, cambios, cambio, trabajar
    """)
    + ", " + joined(_LEAD, """
    ha movido, han movido, mueve, mueven, avanza, avanzan, ha avanzado, han avanzado, hemos tocado, hemos
    movido, ha tocado, se mueve, se mueven, ha actualizado, han actualizado, movemos, toca, arranca,
    arrancan, ha cambiado, ha gestionado, han gestionado, camina, caminan, ha caminado, han caminado, progresa,
    progresan, ha progresado, han progresado, despega, despegan, ha despegado, han despegado, reaccionan, reacciona
    """),
    (Cue.FLAG, Flag.OVERDUE): """
    vencido, vencida, vencidos, vencidas, atrasado, atrasada, atrasados, atrasadas, retrasado, retrasada,
    retrasados, retrasadas, fecha vencida, fecha pasada, fechas vencidas, fecha de cierre vencida, fecha
    de cierre pasada, fechas pasadas, expirado, expirada, expirados, expiradas, pasado de fecha, pasada de
    fecha, pasados de fecha, pasadas de fecha, se paso de fecha, se pasaron de fecha, se le paso la fecha,
    se les paso la fecha, ya paso la fecha, ya se les vencio, se vencio, se vencieron, vencio, vencieron,
    se nos vencio, se nos vencieron, overdue, caducados, caducadas, con la fecha cumplida, se les vencio
    la fecha, se nos paso la fecha, colgados, colgadas, con mora, en mora,
    """
    + joined("""
    debio, debieron, debia, debian, tenia que, tenian que, tendria que, tendrian que, deberian, deberia
    """,
      """
    cerrar, cerrarse, haber cerrado, haberse cerrado, estar cerrado, estar cerrados, estar cerradas,
    firmarse, haber firmado
    """)
    + ", " + joined("ya, ya se, se, se le, se les, ya se le, ya se les, se nos", """
    paso la fecha, pasaron las fechas, cumplio la fecha, cumplieron las fechas, paso el cierre, paso el plazo,
    vencio el plazo, vencieron las fechas
    """)
    + ", de fecha pasada, fuera de fecha, fuera de plazo, pasados del cierre, pasadas del cierre",
    (Cue.GAP, None): joined(_LACKING, "datos, dato, informacion, info, campos")
    + """
    , incompleto, incompleta, incompletos, incompletas, faltantes, faltante, datos faltantes, datos
    incompletos, en blanco, mal llenado, mal llenados, mal llenadas, mal diligenciados,
    mal diligenciadas, sin diligenciar, a medias, por completar, falta
    informacion, vacias, vacios, les falta algo, le falta algo, con huecos, informacion incompleta, sin
    completar, sin llenar, por llenar, por diligenciar, pendiente de completar, pendientes de completar,
    """
    + joined("datos, dato, informacion, info, campos, datos por, informacion por", """
    pendiente, pendientes, faltante, faltantes, incompletos, llenar, completar, diligenciar, en blanco
    """),
    (Cue.GAP, "closing_date"): joined(_LACKING, """
    fecha, fechas, fecha de cierre, fecha esperada, fecha estimada, fecha de cierre esperada, cierre,
    fecha de firma, fecha para cerrar, fecha probable
    """),
    (Cue.GAP, "total_value"): joined(_LACKING, """
    valor, monto, precio, plata, cuantia, valor total, montos, valores, cifra, cifras, importe, tarifa
    """),
    (Cue.GAP, "owner"): joined(_LACKING, """
    responsable, dueno, duena, comercial, vendedor, asesor, ejecutivo, asignar, encargado, encargada,
    owner, quien lo lleve, quien la lleve
    """),
    (Cue.GAP, "next_step"): joined(_LACKING, """
    proximo paso, siguiente paso, proximos pasos, paso siguiente, tarea, accion, tarea siguiente,
    proxima tarea, proxima accion, siguiente accion, actividad siguiente
    """),
}  # fmt: skip
