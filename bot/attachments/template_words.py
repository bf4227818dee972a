"""The Spanish of the files handed out: headers, notes and errors. The only words in this package.

Every builder takes `labels` and falls back on these.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # corrected copy and error file
    "sheet.corrected": "Base corregida",
    "sheet.errors": "Errores",
    "suffix.corrected": "corregida",
    "suffix.errors": "errores",
    "column.row": "Fila en su archivo",
    "column.errors": "Qué corregir",
    "column.unnamed": "Columna {letter}",
    "error.empty_required": "falta un dato obligatorio",
    "error.bad_mobile": "celular incompleto o mal escrito",
    "error.unassigned_mobile": "celular de un rango que no está asignado",
    "error.bad_landline": "teléfono fijo incompleto o mal escrito (60 + indicativo + 7 dígitos)",
    "error.bad_email": "correo mal escrito",
    "error.duplicate_id": "identificación repetida",
    "error.duplicate_phone": "teléfono repetido",
    "error.duplicate_email": "correo repetido",
    "error.formula": "la celda tiene una fórmula: deje solo el valor",
    "error.opted_out": "la persona pidió no ser contactada",
    # base template
    "base.file": "plantilla-base",
    "base.sheet": "Base",
    "base.identification": "Identificación",
    "base.name": "Nombre",
    "base.mobile": "Celular",
    "base.landline": "Teléfono fijo",
    "base.email": "Correo electrónico",
    "base.city": "Ciudad",
    "base.remarks": "Observaciones",
    "notes.sheet": "Instrucciones",
    "notes.column": "Columna",
    "notes.how": "Cómo se llena",
    "notes.example": "Ejemplo",
    "notes.title": "Cómo llenar la base",
    "notes.rules": (
        "Una persona por fila, sin filas vacías ni títulos sobre los encabezados. "
        "Deje los encabezados de la primera hoja como están. No use fórmulas."
    ),
    "how.identification": "Número de documento, sin puntos. Obligatorio y sin repetir.",
    "how.name": "Nombre como se le dirá a la persona. Obligatorio.",
    "how.mobile": "Diez dígitos que empiezan por 3. Puede llevar +57.",
    "how.landline": "Opcional: 60, indicativo y siete dígitos.",
    "how.email": "Un solo correo por persona.",
    "how.city": "Ciudad o municipio de residencia. Obligatoria para llamadas.",
    "how.remarks": "Déjela vacía: la llena el asesor durante la campaña.",
    "how.variable": "Dato que usa el mensaje. Obligatorio en todas las filas.",
    "example.identification": "1012345678",
    "example.name": "María Pérez",
    "example.mobile": "3001234567",
    "example.landline": "6012345678",
    "example.email": "maria.perez@ejemplo.com",
    "example.city": "Bogotá",
    "example.remarks": "",
    "example.variable": "(el valor de cada persona)",
    # results template
    "results.file": "plantilla-resultados",
    "results.summary": "Resumen",
    "results.detail": "Detalle",
    "results.measure": "Medida",
    "results.sent": "Enviados",
    "results.read": "Leídos (si se pidió)",
    "results.delivered": "Entregados",
    "results.bounced": "Rebotados",
    "results.openings": "Aperturas de enlaces (si hay)",
    "results.sent_at": "Fecha y hora de envío",
    "results.sweeps": "Barridos realizados",
    "results.cleaned": "Registros de la base depurada",
    "results.contactability": "Contactabilidad (contactos correctos ÷ marcados)",
    "results.effectiveness": "Efectividad (según la medida de la solicitud)",
    "results.channel": "Canal",
    "results.result": "Resultado",
    "results.classification": "Tipificación",
    "results.recording": "Grabación (audio o pantalla)",
    "channel.sms": "SMS",
    "channel.whatsapp": "WhatsApp",
    "channel.voice": "Mensaje de voz",
    "channel.call": "Llamada",
    "channel.email": "Correo",
    # script template
    "script.file": "plantilla-guion",
    "script.title": "Guion de la campaña",
    "script.intro": "Reemplace los textos entre corchetes. Use {variables} tal como se llaman en la base.",
    "script.sections": "greeting,identity,purpose,message,questions,objections,closing",
    "script.greeting": "1. Saludo",
    "script.greeting.text": "[Buenos días/tardes, ¿hablo con {nombre}?]",
    "script.identity": "2. Quién llama y permiso",
    "script.identity.text": (
        "[Le habla (asesor) en nombre de (entidad). Esta llamada se graba. ¿Me permite unos minutos?]"
    ),
    "script.purpose": "3. Motivo",
    "script.purpose.text": "[Por qué se contacta a la persona, en una frase]",
    "script.message": "4. Mensaje principal",
    "script.message.text": "[Lo que la persona debe saber o hacer, y hasta cuándo]",
    "script.questions": "5. Preguntas frecuentes y sus respuestas",
    "script.questions.text": "[Pregunta — respuesta]",
    "script.objections": "6. Si la persona no puede o no quiere seguir",
    "script.objections.text": "[Qué se responde y cómo se registra; si pide no ser contactada, se anota]",
    "script.closing": "7. Cierre",
    "script.closing.text": "[Resumen, canal oficial para dudas y despedida]",
}


def words(labels: Mapping[str, str] | None) -> Mapping[str, str]:
    """Return the Spanish defaults with *labels* in their place."""
    return {**WORDS, **(labels or {})}
