"""What Spanish phrases do in a question about the pipeline (folded)."""

from __future__ import annotations

from bot.core.pipeline.filters import Dimension
from bot.core.pipeline.questions.es_flags import FLAGS
from bot.core.pipeline.questions.es_turns import TURNS
from bot.core.pipeline.questions.phrases import joined
from bot.core.pipeline.questions.words import Cue, Meaning
from bot.core.pipeline.stages import STAGES
from bot.core.values.periods import Unit

_ALL = tuple(stage.value for stage in STAGES)
_OPEN = _ALL[:4]

CUES: dict[Meaning, str] = {
    **FLAGS,
    (Cue.STAGE, ("hunting",)): """
    prospeccion, prospecciones, prospectando, prospecto, prospectos, hunting, lead, leads, en caza,
    prospectada, prospectadas, prospectados, buscando contacto
    """,
    (Cue.STAGE, ("qualification",)): """
    calificacion, calificaciones, cualificacion, calificada, calificadas, calificado, calificados,
    calificando, calificar, cualificados, cualificadas, cualificando, precalificacion
    """,
    (Cue.STAGE, ("proposal",)): """
    propuestas, ofertas, oferta, cotizaciones, cotizado, cotizada, cotizados, cotizadas, ofertadas,
    ofertados, cotizacion, propuesto, propuestos
    """,
    (Cue.DEAL, "proposal"): "propuesta",
    (Cue.STAGE, ("negotiation",)): """
    negociaciones, negociando, negociar, en negociacion, negociamos, negociandose, se negocia, se
    negocian, se esta negociando, se estan negociando, regateando, en regateo
    """,
    (Cue.DEAL, "negotiation"): "negociacion",
    (Cue.STAGE, ("won",)): """
    ganado, ganada, ganados, ganadas, ganamos, gane, gano, ganaron, se gano, cerrados ganados, cerradas
    ganadas, cerrado ganado, cerrada ganada, adjudicado, adjudicada, adjudicados, adjudicadas,
    adjudicaron, won, cerrados, cerradas, coronados, coronadas, coronamos, nos ganamos, ganaste,
    ganandose, vendidos, vendidas, vendido, vendimos, hemos cerrado, firmados, firmadas, firmamos, hemos
    vendido, hemos firmado, he cerrado, he vendido, cerre, ventas cerradas, ventas hechas, negocios
    cerrados, ganar
    """,
    (Cue.STAGE, ("lost",)): """
    perdido, perdida, perdidos, perdidas, perdimos, perdi, perdio, perdieron, se perdio, lost, se
    perdieron, caidos, caidas, caido, caida,  cerrados
    perdidos, cerradas perdidas, perder, no ganados, no ganadas, no ganamos, no se ganaron, no se gano,
    descartados, descartadas,
    """
    + joined(", se, se le, se les, se me, se nos", "cayo, cayeron")
    + ", " + joined("se, se le, se les, se me, se nos", """
    perdio, perdieron, han caido, ha caido, embolato, embolataron
    """),
    (Cue.STAGE, _OPEN): """
    abiertas, abierta, abierto, activos, activas, activo, activa, vivos, vivas, vivo, viva, en curso, en
    juego, vigentes, vigente, en proceso, sin cerrar, pendientes de cerrar
    """,
    (Cue.STAGE, ("won", "lost")): """
    ganados y perdidos, ganadas y perdidas, ganados vs perdidos, ganadas vs perdidas, ganadas contra
    perdidas, ganados contra perdidos, ganadas versus perdidas, finalizados, finalizadas, terminados
    """,
    (Cue.STAGE, _ALL): """
    abiertas y cerradas, abiertos y cerrados, historico, historica, historicos, incluidas las cerradas,
    incluidos los cerrados, incluyendo cerradas, incluyendo cerrados, incluyendo las cerradas, en todas
    las etapas, todas las etapas, cualquier etapa, sin importar la etapa, todos los estados,
    en cualquier etapa, toda la historia
    """,
    (Cue.NOT, None): """
    no este en, no esten en, no esta en, no estan en, no sea, no sean, sin contar, sin contar las de, sin
    contar lo de, menos, menos los de, menos las de, menos lo de, excepto, salvo, quitando, sin incluir,
    aparte de, fuera de, no esten, no este, exceptuando, descontando, que no sean, sin las de, sin los de,
    no incluyas, no incluyendo, por fuera de, no es, no son, no es de, no son de, no sea de, no sean de, diferente a,
    diferentes a, diferente de, distinto a, distintos a, distintas a, distinto de, a excepcion de,
    con excepcion de, menos las, menos los, menos lo que esta en, excepto las, excepto los, sin
    las, sin los
    """,
    (Cue.DOWNWARD, None): "para abajo, hacia abajo, o menos, o inferior, o por debajo",
    (Cue.ONWARD, None): """
    o mas, o por encima, en adelante, para adelante, hacia adelante, o mas adelante, en adelanto,
    para arriba, o superior,
    hasta el final, o mas avanzadas, o mas avanzados
    """,
    (Cue.OR, None): "o, u",
    (Cue.SERVICE, "managed_service"): """
    servicio administrado, servicios administrados, administrado, administrados, administrada,
    administradas, managed service, managed services, servicio gestionado, servicios gestionados,
    outsourcing, tercerizacion
    """,
    (Cue.SERVICE, "resale"): """
    compraventa, compraventas, compra venta, compra y venta, reventa, venta de equipos, resale, compra
    ventas, revender
    """,
    (Cue.SERVICE, "service"): """
    tipo servicio, de servicio, de servicios, en servicio, en servicios, servicio, servicios, prestacion
    de servicios, prestacion de servicio
    """,
    (Cue.BY, Dimension.STAGE): """
    por etapa, por etapas, cada etapa, cada fase, por fase, cada columna, por columna, segun la etapa, por
    estado
    """,
    (Cue.BY, Dimension.OWNER): """
    por responsable, por comercial, por vendedor, por asesor, por ejecutivo, por dueno, por persona, cada
    comercial, cada vendedor, cada uno, cada quien, cada asesor, cada ejecutivo, entre los muchachos, por
    cabeza, por owner, por comerciales, por vendedores, cada responsable, quien tiene mas, quien lleva mas,
    quien vende mas, quien vendio mas, quien ha vendido mas, quien ha ganado mas, quien gano mas, quien cerro mas,
    quien ha cerrado mas, quien perdio mas, quien ha perdido mas, quien maneja mas, quien va ganando, quien va primero,
    quien va mejor, quienes van mejor, quien tiene menos, que vendedor, cual vendedor, que comercial, cual comercial,
    que vendedores, que comerciales, cuales vendedores, cuales comerciales, que asesor, cual asesor, que ejecutivo,
    cual ejecutivo, a quien le falta, a quien se le, a quienes se les, quien mas, quien menos,
    a quien le va mejor, ranking, por nombre
    """,
    (Cue.BY, Dimension.SEGMENT): """
    por segmento, por segmentos, por sector, por sectores, cada segmento, cada sector, por industria
    """,
    (Cue.BY, Dimension.SERVICE_TYPE): """
    por tipo de servicio, por linea, por linea de servicio, por linea de negocio, por tipo, por servicio,
    tipo de servicio, linea de servicio, lineas de servicio
    """,
    (Cue.BY, Dimension.MONTH): "por mes, mes a mes, cada mes, por meses, mes por mes",
    (Cue.CONVERSION, None): """
    conversion, tasa de conversion, tasa de cierre, porcentaje de cierre, porcentaje de conversion, tasa
    de exito, porcentaje de exito, win rate, hit rate, tasa de ganados, indice de cierre, indice de conversion,
    proporcion de ganados, proporcion de ganadas, convertido, convertidos, convertidas, convertimos, convertir,
    convierte, convierten, convirtio, convirtieron,
    """
    + joined(", tasa de, porcentaje de, indice de", "efectividad, efectividad comercial, efectividad de cierre")
    + ", " + joined("que tan", "efectivo, efectiva, efectivos, efectivas")
    + ", " + joined("de cada, por cada", "diez, 10, cien, 100, cinco, 5, tres, 3")
    + ", " + joined("que porcentaje, que porcentaje se, que porcentaje de las ofertas, cuanto porcentaje", """
    ganamos, de ganados, de ganadas, hemos ganado, gano, ganan, gana, ha ganado, de cierre
    """)
    + """
    """,
    (Cue.MINE, None): """
    mi, mis, mio, mia, mios, mias, lo mio, los mios, las mias, yo, a mi cargo, a mi nombre
    """,
    (Cue.HELD, None): """
    tengo, llevo, manejo, me falta, me faltan, me queda, me quedan, voy, he, debo, estoy
    """,
    (Cue.CREATED, None): """
    creado, creada, creados, creadas, crearon, creamos, creo, cree, se creo, se crearon, registrado,
    registrada, registrados, registradas, registro, registraron, registramos, abrimos, abrieron, abrio, se
    abrieron, se abrio, llegaron, llego, ingresaron, ingresadas, ingresados, capturadas, captamos,
    conseguimos, nacieron, hemos abierto, he abierto, fecha de creacion, de creacion, creacion, nos
    llegaron, montamos, agregamos, agregaron,
    """
    + joined("ha, han, he, hemos, haya, hayan, se ha, se han", """
    montado, creado, registrado, abierto, metido, agregado, ingresado, subido, llegado, cargado, conseguido, traido
    """)
    + """
    , montaron, metio, metieron, metimos, trajo, trajeron, trajimos, cargaron, cargamos, agrego
    """,
    (Cue.OPENED, None): """
    abiertos, abiertas en, abiertas desde, abiertos en, abiertos desde, abiertas durante, abiertos durante
    """,
    (Cue.NEW, None): "nuevo, nueva, nuevos, nuevas, recientes, reciente",
    (Cue.ENTERED, None): """
    entro, entraron, pasaron, paso, han pasado, han entrado, ha entrado, ha pasado, movimos, pasamos,
    movieron, llegaron a, llego a, avanzaron, avanzo, subieron, entrado, entrando, avanzamos, movio
    """,
    (Cue.SINCE, None): """
    llevan, lleva, llevamos, llevaban, llevaba, en la misma etapa, en la etapa, en su etapa, en esa etapa,
    en esta etapa, misma etapa, ahi metidos, etapa desde, desde hace mas de, hace mas de, con mas de
    """,
    (Cue.FROM, None): "desde, desde hace, hace, desde el, desde la",
    (Cue.SENT, None): """
    enviada, enviadas, enviado, enviados, enviamos, enviaron, envie, presentada, presentadas, presentados,
    presentamos, presentaron, radicamos, radicaron, mandamos, mandadas, entregadas, entregamos, hemos
    enviado, hemos presentado, que enviamos
    """,
    (Cue.SHUT, None): """
    se cerro, se cerraron, cerraron, cerro, se ha cerrado, se han cerrado, se firmo, se firmaron, se
    vendio, se vendieron
    """,
    (Cue.SHUT_OR_WILL, None): "cerramos, cuanto cerramos, en cuanto cerramos",
    (Cue.PAST, None): """
    cerraban, cerraba, hubo, fue, fueron, anteriormente, logramos, quedaron, firmaron
    """,
    (Cue.AT_LEAST, None): """
    superan, supera, superen, supere, pasan de, pasen de, pase de, pasa de, sobrepasan, sobrepasen,
    exceden, excedan, desde, arriba de, por encima de, mas alla de, superior a, superiores a, mayores a,
    mayor a, mas de, encima de, sobre, pasando, minimo, minimo de, al menos, por lo menos, como minimo,
    suben de, rebasan, mayores de, mayor de, a partir de, mayor que, mayores que, arribita de
    """,
    (Cue.AT_MOST, None): """
    bajo, debajo de, por debajo de, no llegan a, no llegue a, no lleguen a, no pasan de, no pase de, no
    pasen de, no superan, no superen, no supere, no supera, hasta, maximo, maximo de, como mucho, menores
    a, menor a, menos de, inferiores a, inferior a, a lo sumo, no pasa de, tope de, no sobrepasen, no
    sobrepasan, no excedan, menores de, menor de, menor que, menores que, no mas de, abajo de, abajito de,
    por menos de, no exceden
    """,
    (Cue.LENGTH, Unit.DAY): "dia, dias, dia calendario, dias calendario, diitas",
    (Cue.LENGTH, Unit.BUSINESS_DAY): "dia habil, dias habiles, habiles",
    (Cue.LENGTH, Unit.WEEK): "semana, semanas, semanitas",
    (Cue.LENGTH, Unit.MONTH): "mes, meses",
    (Cue.THING, None): """
    puestos, puesto, sillas, silla, agentes, agente, posiciones, posicion, seats, oportunidades,
    oportunidad, negocios, negocio, clientes, licencias, personas, usuarios, tratos, cuentas, deals,
    equipos, asesores
    """,
    (Cue.WHOLE, Unit.MONTH): "del mes, en el mes, de mes, el mes, al mes",
    (Cue.WHOLE, Unit.WEEK): "de la semana, en la semana",
    (Cue.WHOLE, Unit.QUARTER): "del trimestre, en el trimestre, el trimestre, del q, este q",
    (Cue.WHOLE, Unit.YEAR): "del ano, en el ano, el ano, anual, al ano",
    (Cue.WHOLE, Unit.SEMESTER): "del semestre, en el semestre, el semestre",
    (Cue.WHOLE, Unit.FORTNIGHT): "de la quincena, en la quincena, la quincena",
    (Cue.NOW, None): """
    a hoy, al dia de hoy, hoy por hoy, hasta hoy, hasta el dia de hoy, hasta ahora, ahora, ahorita, a la
    fecha, hoy en dia, en este momento, por ahora, ahora mismo, de hoy, hasta la fecha, hasta el momento
    """,
    (Cue.UNTIL, None): "a, para, de aqui a, hasta",
    (Cue.GOAL, None): """
    meta, metas, cuota, cuotas, cumplimiento, brecha, indicador, indicadores, objetivo comercial,
    presupuesto, cumplir, cumplimos, cumplo, objetivo, objetivos, quota, target
    """,
    (Cue.FORECAST, None): """
    forecast, pronostico, pronosticos, pronosticado, proyeccion, proyecciones, proyectado, proyectada,
    proyectamos, proyectar, estimado, estimados, estimacion, esperamos, se espera, se esperan, esperado,
    esperada, esperados, esperar, expectativa, expectativas, prevision, previsto, prevista, previstos,
    cerraremos, venderemos, ganaremos, facturaremos, cerrariamos, venderiamos, pinta, entraria, entraran,
    va a entrar, van a entrar, entrar, cuanto cerraria, ingresar,
    """
    + joined("""
    vamos a, voy a, van a, podemos, podriamos, alcanzamos a, va a, vas a, podria
    """, """
    cerrar, vender, ganar, facturar, firmar, entrar, ganarnos, meter, lograr, recibir
    """),
    (Cue.CLOSING, None): """
    con cierre, con cierres, con fecha de cierre, cierre previsto, cierre esperado, cierre estimado,
    con fecha esperada de cierre, fecha esperada de cierre,
    cierra, cierran, cierren, cierre, cierres, cerrar, cerrarse, cerrando, cerrandose, se cierra, se
    cierran, firma, firman, firmar, firmarse, firmas, se firma, se firman, vence, vencen, se vence, se
    vencen, por cerrar, por firmar, por vencer, venza, venzan, vencera, venceran, vencimiento,
    vencimientos, caen, cae, se definen, se
    define, se adjudica, se adjudican, se deciden, decide, fecha de cierre, fechas de cierre, vencer,
    cierro
    """,
    (Cue.STATUS, None): """
    como va, como van, como vamos, en que va, en que van, en que anda, en que esta, en que etapa, en que
    quedo, que hay de, que hay con, que paso con, estado de, estado del, estatus, status, novedades,
    novedad, noticias, proximo paso, siguiente paso, como estamos con, como sigue, que sabes, que sabemos,
    detalle, ficha, cuentame, como esta, como anda, en que vamos, en que quedamos, ya cerro, ya firmo, ya
    firmaron, que se sabe, informacion de, quien lleva, quien maneja, quien tiene, cuando cierra, cuanto
    vale, como quedo, en que punto, que ha pasado, cuanto le, ultimo movimiento, por donde va, que tal
    """,
    (Cue.SEGMENT, None): """
    segmento, sector, industria, vertical, mercado, el segmento, el sector, del sector, del segmento
    """,
    **TURNS,
}  # fmt: skip
