"""Spanish as sellers write about their opportunities; every phrase is folded."""

from __future__ import annotations

from bot.core.forms.words.deals import DealWords

# fmt: off
WORDS = DealWords(
    fields={
        "client": ("nombre del cliente", "cliente", "empresa", "entidad", "cuenta", "prospecto"),
        "seats": ("numero de puestos", "cantidad de puestos", "puestos", "agentes", "posiciones", "asesores"),
        "unit_value": (
            "valor por puesto", "valor unitario", "precio por puesto", "precio unitario", "tarifa por puesto",
            "tarifa",
        ),
        "months": ("meses de contrato", "duracion del contrato", "duracion", "plazo", "meses", "vigencia"),
        "service_type": ("tipo de servicio", "modalidad"),
        "closing_date": (
            "fecha esperada de cierre", "fecha de cierre esperada", "fecha de cierre", "fecha cierre",
            "cierre esperado",
            "cierre",
        ),
        "next_step": ("proximo paso", "siguiente paso", "paso siguiente", "paso a seguir"),
        "next_step_date": (
            "fecha del proximo paso", "fecha del siguiente paso", "fecha proximo paso", "fecha siguiente paso",
        ),
        "description": ("descripcion", "detalle", "que necesita", "necesidad"),
        "goal": ("objetivo", "objetivo del cliente", "meta del cliente"),
        "segment": ("segmento", "sector", "industria"),
        "origin": ("origen", "de donde salio", "procedencia"),
        "requirement_type": ("tipo de requerimiento", "requerimiento"),
        "billing_date": (
            "inicio de facturacion", "fecha de facturacion", "fecha de inicio de facturacion", "facturacion",
        ),
        "monthly_value": ("valor mensual", "mensualidad", "facturacion mensual", "valor al mes"),
        "total_value": ("valor total", "valor del contrato", "monto", "valor", "total", "cuantia"),
        "probability": ("probabilidad", "prob"),
        "owner": ("responsable", "dueno", "duena", "comercial", "vendedor", "vendedora", "ejecutivo", "a cargo"),
    },
    options={
        "service_type": {
            "managed_service": (
                "servicio administrado", "servicios administrados", "administrado", "gestionado", "outsourcing",
                "tercerizacion", "servicio gestionado", "managed service",
            ),
            "resale": ("compraventa", "compra venta", "compra y venta", "reventa", "venta de licencias", "licencias"),
            "service": ("servicio", "servicios", "consultoria", "servicio profesional", "servicios profesionales"),
        },
        "requirement_type": {
            "rfp": ("rfp", "solicitud de propuesta"),
            "rfi": ("rfi", "solicitud de informacion"),
            "rfo": ("rfo", "solicitud de oferta"),
            "tender": ("licitacion", "licitacion publica", "concurso"),
            "market_study": ("estudio de mercado", "sondeo de mercado"),
            "visit": ("visita", "visita comercial", "f-com-001", "f com 001"),
        },
        "origin": {
            "mercado_natural": ("mercado natural",),
            "relacionamiento": ("relacionamiento", "relacionamiento", "foro", "evento"),
            "referido": ("referido", "referida", "recomendado", "recomendada", "nos refirieron", "nos recomendaron"),
            "redes": ("redes sociales", "redes", "linkedin", "facebook", "instagram"),
            "portales_publicos": (
                "portal publico", "portales publicos", "secop", "compranet", "colombia compra eficiente",
            ),
            "portal_del_cliente": ("portal del cliente", "portal de proveedores", "portal privado"),
        },
    },
    losses={
        "price": ("precio", "precios", "por caro", "muy caro", "costoso", "muy costoso", "tarifa", "economicamente"),
        "technical": ("tecnico", "tecnica", "tecnicamente", "solucion", "no cumplimos tecnicamente"),
        "competitor": ("competencia", "competidor", "otro proveedor", "otra empresa", "se fueron con", "se lo gano"),
        "budget": ("presupuesto", "sin presupuesto", "recorte", "no hay plata", "sin plata"),
        "timing": ("aplazado", "aplazaron", "pospuesto", "postergado", "tiempo", "tiempos", "congelaron"),
        "no_answer": ("no respondieron", "no contestaron", "no respondio", "no contesto", "sin respuesta"),
        "requirements": ("requisitos", "habilitantes", "no cumplimos requisitos", "no cumplimos los requisitos"),
        "no_go": ("no go", "no-go"),
        "in_house": ("interno", "internamente", "equipo propio", "con su gente", "in house", "lo haran ellos"),
        "other": ("otro", "otra razon", "otra"),
    },
    steps={
        "award_notice": ("aviso de adjudicacion", "adjudicacion", "aviso"),
        "kickoff": ("kick-off", "kick off", "kickoff", "arranque", "reunion de inicio"),
        "contract": ("contrato", "nda", "acuerdo de confidencialidad", "firma del contrato"),
        "accompaniment": ("acompanamiento",),
        "first_invoice": ("primera factura", "factura", "facturacion"),
    },
    documents={
        "business_case": ("business case", "caso de negocio", "f-com-002", "fcom002", "f com 002", "businesscase"),
        "proposal": ("propuesta", "oferta", "f-com-003", "fcom003", "f com 003", "cotizacion"),
        "pricing_record": ("acta", "precios", "pricing"),
        "visit": ("visita", "f-com-001", "fcom001", "f com 001"),
        "contract": ("contrato", "nda", "confidencialidad"),
    },
    registering=(
        "nueva oportunidad", "oportunidad nueva", "nuevo negocio", "negocio nuevo", "nuevo prospecto",
        "prospecto nuevo",
        "nuevo lead", "nuevo cliente potencial", "registra", "registrar", "registre", "registrame", "crea",
        "crear", "creame", "cree", "anota", "anotame", "apunta", "apuntame", "agrega", "agregar", "agregame", "abre",
        "abrir", "ingresa", "ingresar", "mete", "meter", "incluye", "incluir", "carga", "cargar", "quiero registrar",
        "quiero crear", "necesito registrar", "vamos a registrar", "da de alta", "dar de alta", "tengo", "tenemos",
        "me salio", "nos salio", "surgio", "nos surgio", "conseguimos", "consegui",
    ),
    another=(
        "otra", "otro", "otra mas", "otro mas", "una mas", "uno mas", "la siguiente", "el siguiente",
        "nuevo cliente", "cliente nuevo",
    ),
    placed=("en", "etapa", "fase", "esta en", "va en"),
    adding=(
        "al embudo", "al pipeline", "al funnel", "en el embudo", "en el pipeline", "como oportunidad", "como prospecto",
        "como negocio",
    ),
    deal_nouns=("oportunidad", "negocio", "prospecto", "lead", "deal", "cliente potencial", "posible cliente"),
    moving=(
        "mueve", "mover", "muevela", "muevelo", "mueva", "pasa", "pasar", "pasala", "pasalo", "pase", "pasemos",
        "pon",
        "ponla", "ponlo", "poner", "avanza", "avanzar", "avanzala", "cambia", "cambiar", "cambiala", "lleva",
        "llevala",
        "llevar", "deja", "dejala", "marca", "marcala", "marcar", "sube", "subela", "devuelve", "devuelvela",
        "regresa",
        "regresala", "reabre", "reabrir", "ya esta en", "quedo en", "esta en", "paso a", "pasamos a", "entro en",
        "estamos en", "va en",
    ),
    winning=(
        "ganamos", "nos ganamos", "se gano", "gane", "nos adjudicaron", "adjudicaron", "firmamos", "cerramos con",
        "nos aceptaron", "aceptaron la propuesta", "acepto la propuesta", "aceptaron la oferta", "acepto la oferta",
    ),
    losing=(
        "perdimos", "se perdio", "perdi", "se cayo", "se nos cayo", "no ganamos", "no la ganamos", "la perdimos",
        "lo perdimos", "se fue con", "no quedo", "no quedamos",
    ),
    putting=(
        "aplaza", "aplazar", "aplazamos", "corre", "correr", "corramos", "adelanta", "adelantar", "pospon", "posponer",
        "sube", "subir", "baja", "bajar", "fija", "fijar", "define", "ajusta", "ajustar", "actualiza", "ponle",
    ),
    reopening=("reabre", "reabrir", "reabrela", "reabrelo", "reactiva", "reactivar", "retoma la oportunidad"),
    removing=(
        "cancela", "cancelar", "borra", "borrar", "elimina", "eliminar", "descarta", "descartar", "quita",
        "quitar",
    ),
    needing=("que falta", "que le falta", "que hace falta", "que se necesita", "que necesito", "requisitos para"),
    assigning=(
        "a cargo", "asigna", "asignar", "asignale", "asignala", "reasigna", "reasignar", "encarga", "responsable",
        "entrega", "entregale",
    ),
    deciding=("go", "no go", "nogo", "cumple", "no cumple", "validado", "aprobado", "apruebo"),
    no_lesson=("sin leccion", "ninguna", "no aplica", "no hay", "nada", "no", "ninguna leccion", "no deja"),
    referring=(
        "la", "lo", "el", "esa", "ese", "esta", "este", "eso", "esto", "oportunidad", "negocio", "propuesta",
        "deal", "de",
        "con", "ella", "a", "ya", "mejor", "entonces", "por", "favor", "porfa", "etapa", "que",
    ),
    walking=(
        "actualizar mis negocios", "actualiza mis negocios", "actualicemos mis negocios",
        "actualizar mis oportunidades",
        "actualiza mis oportunidades", "actualicemos mis oportunidades", "repasar mis negocios",
        "repasemos mis negocios",
        "repasar mis oportunidades", "repasemos mis oportunidades", "revisemos mis negocios", "revisar mis negocios",
        "revisar mis oportunidades", "poner al dia mis negocios", "pongamos al dia mis negocios",
        "actualizar mi pipeline",
        "actualizar mi embudo", "poner al dia mis oportunidades", "actualizar mis tratos",
    ),
    history=(
        "historial", "historia de", "que ha pasado con", "bitacora", "que movimientos", "que paso con",
        "quien la registro", "quien lo registro", "quien la creo", "quien lo creo", "quien la subio",
        "quien la cambio", "quien lo cambio", "quien la movio", "quien lo movio",
    ),
    showing=("ficha de", "ficha", "muestrame", "ver la oportunidad", "abre la ficha", "detalle de", "detalles de"),
    merging=("es el mismo que", "es la misma que", "son el mismo cliente", "son la misma empresa",
        "es el mismo cliente que",
             "une a", "unir", "fusiona", "fusionar", "unifica", "unificar"),
    following=(
        "y", "los de", "las de", "lo de", "ahora", "solo", "solamente", "los mios", "las mias", "lo mio",
        "y los", "y las", "y en", "pero", "sin",
        "de esos", "de esas", "de ellos", "por", "ordena", "cuales de", "cuantos de", "cuantas de", "cuanto de",
        "en", "todos", "todas", "cualquier", "entre", "menos", "excepto",
        "agrega", "agregale", "sumale", "incluye", "incluyele",
    ),
    several=("los ", "las ", "todo", "todas", "todos", "entre ", "lo que", "lo mio", "nuevos ", "nuevas "),
    listing=(
        "lo de", "lo del", "cierran", "se cierran", "que tenemos", "que hay", "que tengo", "que cierra", "que cierran",
        "que se cierra", "que se cierran", "negocios", "oportunidades", "cierres", "tratos", "los que", "las que",
    ),
    comparing=("compara", "comparalo", "comparala", "comparame", "versus", "vs", "contra el"),
    before_client=(
        "con el cliente", "para el cliente", "del cliente", "cliente", "con la empresa", "con", "para", "de",
    ),
    client_ends=(
        "por", "de", "que", "con", "para", "y", "en", "a", "son", "quieren", "quiere", "necesitan", "necesita",
        "cierra",
        "cierre", "como", "desde", "hasta", "valor", "segmento", "sector",
    ),
    seats=(
        "puesto", "agente", "asesor", "posicion", "silla", "licencia", "usuario", "estacion", "operador", "seat",
        "equipo", "ejecutivo",
    ),
    months=("mes",),
    years=("ano",),
    one_year=("por un ano", "a un ano", "de un ano", "durante un ano", "un ano"),
    per_seat=(
        "por puesto", "cada puesto", "por agente", "cada agente", "por asesor", "por posicion", "por licencia",
        "cada una", "cada uno", "c u", "cu", "por usuario", "unitario", "por cabeza", "por silla", "el puesto",
    ),
    seat_price=("a", "de", "en", "son"),
    monthly=("mensual", "mensuales", "al mes", "por mes", "cada mes", "mes a mes"),
    total=("en total", "total", "por todo", "todo el contrato", "valor del contrato"),
    chance=("probabilidad", "prob", "posibilidad", "chance"),
    no_chance=(
        "menos", "mas", "de mas", "descuento", "de descuento", "aumento", "de aumento", "rebaja", "anticipo",
        "el precio", "iva", "comision", "bajo", "bajaron", "subio", "subieron",
    ),
    billing=("factur",),
    closing=("cierr", "cerr", "firm", "adjudic"),
    next_step=(
        "proximo paso", "siguiente paso", "paso siguiente", "paso a seguir", "lo que sigue", "sigue",
    ),
    segment=("segmento", "sector", "industria"),
    coming=(
        "me llego por", "nos llego por", "llego por", "me vino por", "vino por", "nos contactaron por",
        "nos buscaron por",
        "lo conseguimos por", "lo conoci por", "salio de", "salio por", "viene de", "viene por",
    ),
    because=("porque", "por que", "debido a", "ya que", "por"),
    finishing=(
        "listo", "asi esta bien", "ya", "eso es todo", "nada mas", "dejalo asi", "asi dejalo", "terminar", "termine",
        "despues completo", "luego la completo", "ya esta", "dejala asi", "asi", "asi esta", "por ahora", "nada",
        "no mas",
        "eso seria todo", "seria todo", "todo por ahora", "no nada mas", "asi queda", "asi quedo",
    ),
    asking=(
        "cuanto", "cuanta", "cuantos", "cuantas", "cual", "cuales", "que", "quien", "quienes", "como", "donde",
        "cuando",
        "lista", "listame", "dime", "muestrame",
    ),
    helpers={
        "presales": ("preventa", "pre venta", "pre-venta"),
        "alliances": ("alianzas estrategicas", "alianzas"),
        "service_area": ("areas de servicio", "area de servicio"),
    },
    handing=(
        "pidele", "pide", "pidanle", "encargale", "encarga", "encargaselo", "pasale", "pasa", "pasaselo", "asignale",
        "asigna", "asignaselo", "entregale", "entrega", "dale", "daselo", "le toca", "delega", "delegale", "solicitale",
    ),
    doing=(
        "lo hace", "la hace", "lo prepara", "la prepara", "lo tiene", "la tiene", "lo arma", "la arma", "lo lleva",
        "la lleva", "lo va a hacer", "la va a hacer", "prepara", "preparara", "hara", "debe", "tiene que", "se encarga",
        "se encarga de", "queda", "esta en manos", "quien", "hace", "arma", "entrega", "consigue",
    ),
    that=("que", "necesito que", "quiero que"),
    before_helper=(
        "a", "al", "de", "del", "con", "el", "la", "los", "las", "es", "equipo", "area", "para", "por", "que", "ahora",
        "en", "y", "lo", "sera", "va",
    ),
    after_helper=("para", "antes", "a mas tardar", "hasta", "oportunidad", "favor", "porfa", "porfavor"),
    finished=(
        "ya lo hice", "ya la hice", "ya quedo", "ya quedo listo", "listo", "hecho", "ya termine", "termine",
        "terminado", "ya esta", "ya esta listo", "no puedo", "no puedo hacerlo",
    ),
    keeping=(
        "cumplimos el compromiso", "cumpli el compromiso", "ya cumplimos", "ya cumpli", "compromiso cumplido",
        "el compromiso se cumplio", "cumplido el compromiso",
    ),
    promises=(
        "mis compromisos", "que compromisos", "compromisos pendientes", "compromisos con los clientes",
        "compromisos con el cliente", "los compromisos", "compromisos abiertos", "compromisos de", "compromisos con",
        "compromisos",
    ),
    high_risk=("alto riesgo", "riesgo alto", "alto impacto", "mucho riesgo", "riesgosa", "riesgoso"),
    not_so=("ya no", "no es", "quita", "quitale", "quitar", "desmarca", "desmarcar", "sin"),
    committing=(
        "compromiso", "me comprometi", "nos comprometimos", "quedamos con el cliente", "quede con el cliente",
    ),
)
# fmt: on
