"""Spanish as it is written in the chats of a Colombian office; every phrase is folded."""

from __future__ import annotations

from bot.core.forms.words import FormWords
from bot.core.forms.words.es_terms import TERMS

# fmt: off
WORDS = FormWords(
    language="es",
    fields={
        "name": ("nombre de la campana", "nombre", "titulo"),
        "area": ("area solicitante", "area", "dependencia"),
        "requester": ("solicitante",),
        "extension": ("extension telefonica", "extension", "ext"),
        "boss": ("jefe inmediato", "jefe", "jefa"),
        "class": ("clase de campana", "clase"),
        "type": ("tipo de campana", "tipo"),
        "objective": ("objetivo de la campana", "objetivo"),
        "expected_action": ("accion esperada", "accion que se espera", "accion"),
        "effectiveness": ("medida de efectividad", "efectividad", "como se mide", "indicador"),
        "justification": ("justificacion", "motivo"),
        "collection": ("es de cobro", "cobranza", "cobro"),
        "audience": ("publico objetivo", "publico", "audiencia", "destinatarios de la campana"),
        "segment": ("descripcion del segmento", "segmento"),
        "abroad": ("en el exterior", "exterior"),
        "records": ("numero de registros", "cantidad de registros", "registros", "cantidad", "numero de personas"),
        "channels": ("canales de envio", "canales", "canal", "medios", "medio"),
        "start_date": (
            "fecha de inicio", "fecha inicio", "fecha inicial", "fecha de arranque", "fecha de salida", "el inicio",
            "inicio",
        ),
        "end_date": (
            "fecha de fin", "fecha fin", "fecha final", "fecha de finalizacion", "fecha de cierre",
            "fecha de terminacion", "el fin", "el final", "fin", "cierre",
        ),
        "contact_hours": ("horario de contacto", "horas de contacto", "horario", "horarios", "la hora", "horas"),
        "sweeps": ("numero de barridos", "barridos", "barrido"),
        "links": ("enlaces", "enlace", "links", "link"),
        "message": ("texto del mensaje", "mensaje", "texto"),
        "variables": ("campos variables", "variables"),
        "classification": ("tipificacion sugerida", "tipificacion"),
        "reports": ("reportes adicionales", "reportes", "informes"),
        "recipients": (
            "destinatarios de los reportes", "destinatarios del reporte", "destinatarios",
            "quien recibe los reportes",
        ),
        "purpose": ("finalidad del tratamiento", "finalidad"),
        "data_owner": ("responsable de los datos", "responsable"),
        "consent": ("base de la autorizacion", "autorizacion de datos", "consentimiento"),
        "retention_until": ("conservar hasta", "conservacion", "fecha de eliminacion", "retencion"),
        "remarks": ("observaciones", "comentarios", "notas"),
        "database": ("base de datos", "la base", "base"),
        "script": ("guion", "script", "libreto"),
        "results_sheet": ("ficha tecnica de resultados", "ficha tecnica", "ficha"),
    },
    options={
        "class": {
            "service": ("servicio", "de servicio", "campana de servicio"),
            "experience": (
                "experiencia", "satisfaccion", "experiencia satisfaccion", "encuesta de satisfaccion",
                "de experiencia",
            ),
            "commercial": ("comercial", "ventas", "campana comercial", "mercadeo"),
            "community": ("comunidad", "de comunidad", "comunitaria"),
            "focus_group": ("focus group", "focus groups", "focus", "grupo focal", "grupos focales"),
        },
        "type": {
            "informative": (
                "informativa", "informativo", "informar", "solo informar", "de informacion", "notificacion",
            ),
            "transactional": ("transaccional", "transacional", "que hagan algo", "de accion"),
        },
        "audience": {
            "beneficiaries": ("beneficiarios", "beneficiario", "beneficiarias", "usuarios con credito"),
            "citizens": ("ciudadanos", "ciudadano", "ciudadania", "publico general", "publico en general"),
            "ies": ("ies", "universidades", "instituciones de educacion superior", "instituciones educativas"),
            "co_debtors": ("deudores solidarios", "deudor solidario", "codeudores", "codeudor"),
            "constituents": ("constituyentes", "constituyente"),
            "other": ("otro", "otros", "otra", "otro publico"),
        },
        "channels": {
            "sms": ("sms", "mensaje de texto", "mensajes de texto"),
            "email": ("correo", "correo electronico", "mailing", "email", "e-mail", "mail"),
            "whatsapp": ("whatsapp", "wasap", "wpp"),
            "call": ("llamada outbound", "llamada", "llamadas", "llamada telefonica"),
            "voice": ("mensaje de voz", "mensajes de voz", "blaster"),
        },
    },
    commands={
        "go_back": (
            "atras", "volver", "volver atras", "anterior", "la anterior", "regresar", "devuelvete",
            "pregunta anterior",
        ),
        "skip_field": (
            "omitir", "omitela", "omitelo", "saltar", "siguiente", "saltar pregunta", "salta esta", "paso",
        ),
        "dont_know": (
            "no se todavia", "no se", "aun no se", "todavia no se", "no lo se", "no lo se todavia", "ni idea",
            "aun no lo se", "no tengo ese dato", "no lo tengo", "no la tengo todavia", "no lo tengo todavia",
            "dejar pendiente", "dejalo pendiente", "dejala pendiente", "queda pendiente", "pendiente",
            "despues te digo", "luego te digo", "no se aun", "no tengo el dato",
        ),
        "explain_field": (
            "por que", "por que lo piden", "por que lo preguntan", "para que", "para que lo piden",
            "para que sirve", "ejemplo", "ejemplos", "un ejemplo", "dame un ejemplo", "que es eso", "no entiendo",
            "no entiendo la pregunta", "explicame", "como asi", "que significa",
        ),
        "pause": (
            "pausar", "pausa", "guardar y salir", "sigo luego", "seguimos luego", "sigo mas tarde", "despues sigo",
            "luego sigo", "la pauso", "mejor la pauso", "pausala", "mejor pausala", "pausemosla", "dejala en pausa",
            "mejor la dejo en pausa", "la dejo en pausa",
        ),
        "resume_draft": ("continuar", "continua", "continuemos", "sigamos", "retomar", "seguir", "retomemos"),
        "show_summary": (
            "resumen", "ver resumen", "como vamos", "que llevo", "muestrame el resumen", "que llevamos",
        ),
        "cancel": (
            "cancelar", "cancela", "cancelala", "cancelar solicitud", "cancelar la solicitud",
            "cancelar la campana",
        ),
        "submit_brief": (
            "enviar", "enviar solicitud", "enviala", "enviar la solicitud", "listo enviala", "mandala",
        ),
        "help": ("ayuda", "help", "menu", "opciones", "que puedes hacer", "que sabes hacer"),
        "moment": (
            "un momento", "un momentico", "un momentito", "momentico", "dame un momentico", "deme un momento",
            "dame unos minutos", "dame un minutico", "dame un ratico", "espera", "espere", "esperame",
            "dame un momento", "dame un segundo",
            "un segundo", "ya vuelvo", "ya te digo", "dejame ver", "dejame revisar", "un minuto", "dame un minuto",
        ),
        "repeat": (
            "repetir", "repite", "repiteme", "repite por favor", "repite la pregunta", "otra vez", "que dijiste",
        ),
        "human": ("hablar con una persona", "un humano", "hablar con alguien", "asesor", "una persona"),
        "correct_field": ("cambiar", "corregir", "editar", "modificar"),
        "list_briefs": ("mis solicitudes", "mis briefs", "mis campanas", "mis borradores", "mis"),
        "review_queue": ("pendientes", "mis pendientes", "que tengo pendiente"),
        "link_telegram": (
            "vincular telegram", "vincular mi telegram", "vincular con telegram", "vincular cuenta de telegram",
            "conectar telegram", "vincula mi telegram", "quiero vincular telegram", "quiero vincular mi telegram",
        ),
        "unlink_telegram": (
            "desvincular telegram", "desvincular mi telegram", "desvincula mi telegram", "desconectar telegram",
        ),
    },
    cues={
        "go_back": ("atras", "anterior", "volver", "devuelv", "regres"),
        "skip_field": ("omit", "salt", "siguiente", "pasa a"),
        "dont_know": (
            "no se", "ni idea", "pendiente", "no tengo", "no lo tengo", "no la tengo", "averigu", "despues te",
            "luego te", "mas tarde te",
        ),
        "explain_field": (
            "por que", "para que", "ejemplo", "explica", "no entiendo", "como asi", "que quiere", "que es",
            "que significa", "a que se refiere",
        ),
        "define_term": (
            "que es", "que son", "que significa", "define", "significado", "que quiere decir", "a que se refiere",
        ),
        "pause": ("paus", "luego", "despues", "mas tarde", "manana sig", "guard", "seguimos", "sigo", "ahorita no"),
        "resume_draft": ("continu", "retom", "sigamos", "seguir", "seguimos", "donde ibamos", "quedamos"),
        "show_summary": ("resum", "como va", "como vamos", "que llev", "muestra"),
        "cancel": (
            "cancel", "anul", "descart", "elimin", "borr", "ya no", "olvid", "deja asi", "dejemos asi", "no quiero",
        ),
        "submit_brief": ("envi", "mand", "radic", "listo"),
        "help": ("ayud", "que puedes", "que haces", "opciones", "menu", "como funciona"),
        "repeat": ("repit", "repet", "otra vez", "de nuevo", "que dijiste"),
        "human": ("persona", "humano", "alguien", "asesor", "agente", "analista"),
        "correct_field": (
            "cambi", "corrig", "correg", "modific", "edit", "equivoq", "no era", "no es", "mejor", "en realidad",
            "actualiz", "no, ",
        ),
        "brief_status": (
            "como va", "en que va", "estado", "que paso con", "donde va", "quien tiene", "quien la tiene",
            "ya aprob",
        ),
        "list_briefs": ("mis ", "lista", "cuales"),
        "due_dates": ("cuando", "cuanto", "plazo", "vence", "fecha", "demora", "tarda", "hasta cuando"),
        "copy_brief": ("igual", "copi", "misma", "mismo", "repet", "duplic", "como la"),
        "attach_file": ("adjunt", "archivo", "plantilla", "formato", "subir", "descarg"),
        "review_queue": ("pendient", "por aprobar", "por revisar", "cola", "bandeja", "aprobacion"),
        "snooze": (
            "luego", "despues", "recuerd", "recordar", "recordame", "recordatorios", "acuerd", "acord", "avis",
            "pospon", "aplaz", "mas tarde", "manana",
        ),
        "delegate": ("pas", "deleg", "asign", "entreg", "encarg", "ceder", "transf", "compart"),
        "request_campaign": ("campana", "solicitud", "brief", "otra", "nueva", "envio", "mandar"),
        "out_of_scope": (),
        "goodbye": ("chao", "adios", "hasta luego", "nos vemos", "bye"),
        "greet": ("hola", "buen", "saludos", "que tal", "hey"),
        "thanks": ("gracias", "agradec", "muy amable", "te lo agradezco"),
    },
    correcting=(
        "cambia", "cambie", "cambiar", "cambiame", "cambialo", "cambiala", "cambiemos", "corrige", "corrija",
        "corregir", "corrigeme", "corrijo", "correccion", "modifica", "modificar", "edita", "editar", "actualiza",
        "actualizar", "me equivoque", "en realidad", "perdon", "quise decir", "no era", "no eran", "no son",
        "no es", "eran", "mejor", "pon", "ponle", "pongamos", "deja",
    ),
    retracting=("perdon", "me equivoque", "en realidad", "quise decir", "no era", "no eran", "eran", "correccion"),
    adding=("agrega", "agregale", "anade", "suma", "incluye", "pon", "ponle", "agregar", "anadir", "incluir"),
    removing=("quita", "quitale", "elimina", "saca", "borra", "quitar", "eliminar", "sin"),
    keeping=(
        "dejalo asi", "no dejalo asi", "dejala asi", "no dejala asi", "asi esta bien", "mejor no",
        "no lo cambies", "no la cambies",
        "no", "dejemoslo asi", "asi", "igual", "esta bien asi", "olvidalo", "no nada", "nada",
    ),
    question_marks=("?", "¿"),
    quotes=" .«»\"“”",
    done=("listo", "ya", "eso es todo", "esos", "solo esos", "nada mas", "termine", "fin"),
    people_nouns=(
        "beneficiari", "ciudadan", "registro", "persona", "usuari", "cliente", "estudiante", "contacto",
        "destinatari", "deudor", "codeudor", "constituyente", "gente", "joven", "universidad", "ies", "mensajes",
        "sms", "correos", "llamadas",
    ),
    starting=("desde", "a partir", "empie", "empez", "inici", "arran", "comien", "salga", "salir", "sale", "del"),
    ending=("hasta", "termin", "finaliz", "acab", "cierr", "cerrar", "vaya", "culmin"),
    abroad=(
        "en el exterior", "en el extranjero", "del extranjero", "fuera del pais", "fuera de colombia", "en otro pais",
        "en otros paises", "residentes en el exterior",
    ),
    naming=("llamada", "llamado", "que se llama", "se llame", "de nombre", "con nombre", "titulada", "denominada"),
    campaign=("campana", "brief", "f559", "envio masivo", "mensaje masivo", "mailing masivo"),
    articles=("el", "la", "los", "las", "mi", "nuestro", "nuestra"),
    copulas=("es", "sería", "seria", "será", "sera", "son"),
    nothing=("ninguno", "ninguna", "nada", "no", "no aplica", "n/a", "na", "sin", "no hay", "no tiene", "ningun"),
    calls_to_action=(
        "ingresa", "ingrese", "ingresar", "actualiza", "actualice", "actualizar", "responde", "responda",
        "confirma", "confirme", "paga", "pague", "renueva", "renueve", "inscribete", "inscribase", "registrate",
        "registrese", "diligencia", "diligencie", "llama", "llame", "llamanos", "escribenos", "escribanos", "haz",
        "haga", "clic", "descarga", "descargue", "envia", "envie", "acercate", "acerquese", "solicita", "solicite",
        "completa", "complete", "firma", "firme", "legaliza", "legalice",
    ),
    stating=("se", "que", "quien", "lo", "la", "le", "les", "nos", "no", "si", "cuando", "como", "el", "una", "un"),
    agreeing=(
        "aprob", "ok", "de acuerdo", "avalad", "aval", "autoriz", "visto bueno", "adelante", "perfecto", "vale",
    ),
    objecting=("no", "falta", "faltan", "pero", "corregir", "cambiar", "ajustar", "revisar"),
    polite=("por favor", "porfa", "gracias"),
    introducing=("por", "a", "al", "es", "sea", "son", "debe ser"),
    vague={
        "class": ("servicio", "ventas", "experiencia", "mercadeo", "focus"),
        "type": ("informar", "notificacion"),
    },
    counted_with="de ",
    linking=("de", "del", "la", "las", "los", "y"),
    terms=TERMS,
    templates={
        "base": ("base", "bases", "database"),
        "script": ("guion", "script", "libreto"),
        "results": ("resultados", "ficha"),
    },
    template_cues=("plantilla", "formato", "modelo", "ejemplo de", "descarg", "template"),
)
# fmt: on
