"""A Brief of a made-up campaign, with every block filled, for the printing tests."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from bot.documents.brief_sheet import (
    ApprovalLine,
    AttachmentLine,
    BriefSheet,
    CheckLine,
    HistoryLine,
    SheetRow,
    SheetSection,
    SheetWords,
    Tone,
)

BOGOTA = timezone(timedelta(hours=-5))

WORDS = SheetWords(
    code="Código",
    version="Versión",
    folio="Folio",
    state="Estado",
    page="Página {page} de {pages}",
    printed="Generado el {date}",
    integrity="Huella SHA-256: {sha256}",
    changed="Cambió en esta versión",
    approvals="Aprobaciones",
    approval_head=("Rol", "Decisión", "Firma", "Observación"),
    attachments="Adjuntos",
    attachment_head=("Clase", "Archivo", "Huella SHA-256", "Revisión"),
    checks="Reglas revisadas",
    check_head=("Regla", "Qué pide", "Resultado"),
    history="Historia",
    history_head=("Versión", "Fecha", "Quién", "Qué pasó"),
    nothing="Nada que mostrar.",
)

WHATSAPP = (
    "Hola {{nombre}}, te escribimos de parte del Instituto.\n"
    "\n"
    "Tu crédito educativo entra en etapa de pago el *1 de diciembre*. Antes de esa fecha puedes:\n"
    "  1. Actualizar tus datos de contacto.\n"
    "  2. Escoger el día de pago que más te convenga.\n"
    "  3. Inscribirte en el débito automático.\n"
    "\n"
    "Responde ACTUALIZAR y te guiamos paso a paso. Si ya lo hiciste, no tienes que hacer nada más 🎉"
)

SECTIONS = (
    SheetSection(
        "A. Solicitud",
        (
            SheetRow("Nombre de la campaña", "Actualización de datos antes del paso al cobro 2026"),
            SheetRow("Área", "Vicepresidencia de Crédito y Cobranza"),
            SheetRow("Solicitante", "Marcela Ibáñez Quintero"),
            SheetRow("Extensión", "4521"),
            SheetRow("Jefe inmediato", "Hernán Darío Ospina Vélez"),
        ),
    ),
    SheetSection(
        "B. Propósito",
        (
            SheetRow("Clase", "Servicio"),
            SheetRow("Tipo", "Transaccional"),
            SheetRow(
                "Objetivo",
                "Lograr que los beneficiarios que pasan a la etapa de pago en diciembre actualicen su "
                "teléfono, su correo y su dirección antes del 30 de noviembre, para que reciban la primera "
                "factura a tiempo.",
                changed=True,
            ),
            SheetRow("Acción esperada", "Responder ACTUALIZAR y completar el formulario de datos."),
            SheetRow("Medida de efectividad", "Formularios completos ÷ mensajes entregados ≥ 35 %"),
            SheetRow("¿Cobra una deuda?", "No"),
        ),
    ),
    SheetSection(
        "C. Público",
        (
            SheetRow("Público", "Beneficiarios"),
            SheetRow("Segmento", "Pregrado, líneas Tú Eliges 0 % y 25 %, con paso al cobro en 2026-12"),
            SheetRow("¿En el exterior?", "Sí", "Por eso se usan WhatsApp y correo (R5)."),
            SheetRow("Registros estimados", "12.480", changed=True),
        ),
    ),
    SheetSection(
        "D. Canales y fechas",
        (
            SheetRow("Canales", "WhatsApp, SMS, Correo"),
            SheetRow("Fecha de inicio", "1 de diciembre de 2026 (martes)", changed=True),
            SheetRow("Fecha de fin", "4 de diciembre de 2026 (viernes)"),
            SheetRow("Horario de contacto", "Lunes a viernes de 8:00 a. m. a 5:00 p. m."),
            SheetRow(
                "Enlaces",
                "https://www.ejemplo.edu.co/actualizacion/datos-de-contacto/formulario?campana=CAMP-2026-0042"
                "&utm_source=whatsapp&utm_medium=mensaje&utm_campaign=paso_al_cobro_2026_diciembre",
            ),
        ),
    ),
    SheetSection(
        "E. Mensaje y resultados",
        (
            SheetRow(
                "Mensaje de WhatsApp", WHATSAPP, "Plantilla pendiente de aprobación por la plataforma.", True
            ),
            SheetRow(
                "Mensaje de SMS",
                "Tu credito pasa a pago el 1 dic. Actualiza tus datos en https://ejemplo.co/a y evita "
                "contratiempos.",
                "98 caracteres GSM-7: 1 segmento.",
            ),
            SheetRow("Correo", "Documento adjunto: correo_paso_al_cobro.docx"),
            SheetRow("Variables", "nombre, fecha_pago, valor_cuota"),
            SheetRow(
                "Tipificación sugerida", "Actualizó datos · Ya estaba al día · No contesta · Número errado"
            ),
            SheetRow("Informes adicionales", "Lecturas por hora; enlaces abiertos por canal"),
            SheetRow("Responsable y finalidad de los datos", "Instituto; contacto por el crédito vigente."),
            SheetRow("Se conservan hasta", "4 de marzo de 2027"),
        ),
    ),
)

APPROVALS = (
    ApprovalLine(
        "Jefe inmediato",
        "Hernán Darío Ospina Vélez",
        "Aprobada",
        "Botón en el chat",
        "24 nov 2026, 10:42 a. m.",
        tone=Tone.GOOD,
    ),
    ApprovalLine(
        "Comunicaciones",
        "Luisa Fernanda Restrepo",
        "Con aval",
        "Documento verificado",
        "24 nov 2026, 3:05 p. m.",
        "Se ajustó el saludo al manual de tono; conservar las tildes en WhatsApp.",
        Tone.GOOD,
    ),
    ApprovalLine("Analista OCM", "Por asignar", "Pendiente", tone=Tone.WARN),
)

ATTACHMENTS = (
    AttachmentLine(
        "Base de datos",
        "base_paso_al_cobro_diciembre_2026_version_final_revisada.xlsx",
        "1,4 MB · 12.480 filas",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "Apta con advertencias",
        Tone.WARN,
    ),
    AttachmentLine(
        "Pieza",
        "encabezado correo.png",
        "312 kB",
        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
        "Recibida",
        Tone.GOOD,
    ),
)

CHECKS = (
    CheckLine(
        "R1", "Inicio al menos 3 días hábiles después de la revisión.", "Cumple: 4 días hábiles", Tone.GOOD
    ),
    CheckLine(
        "R2", "Fases de WhatsApp transaccional: 8 días hábiles.", "Primera fecha posible: 3 dic", Tone.WARN
    ),
    CheckLine("R5", "Público en el exterior: WhatsApp o correo.", "Cumple", Tone.GOOD),
    CheckLine("R6", "Base, aval y aprobaciones viajan con el Brief.", "Falta: aprobación de OCM", Tone.BAD),
)

HISTORY = (
    HistoryLine("1", "20 nov 2026, 9:12 a. m.", "Marcela Ibáñez Quintero", "Envió la solicitud"),
    HistoryLine("1", "23 nov 2026, 11:30 a. m.", "Analista OCM", "Devolvió: aclarar objetivo y registros"),
    HistoryLine("2", "24 nov 2026, 8:20 a. m.", "Marcela Ibáñez Quintero", "Corrigió y reenvió"),
)

SHEET = BriefSheet(
    language="es",
    institution="Instituto de Crédito Educativo",
    form_name="Brief de campaña",
    form_code="F559",
    title="Actualización de datos antes del paso al cobro 2026",
    folio="CAMP-2026-0042",
    version="2",
    state="En revisión de la OCM",
    requester=SheetRow(
        "Solicita", "Marcela Ibáñez Quintero · Vicepresidencia de Crédito y Cobranza · ext. 4521"
    ),
    dates=(
        SheetRow("Solicitado", "20 de noviembre de 2026"),
        SheetRow("En campo", "del 1 al 4 de diciembre de 2026"),
    ),
    sections=SECTIONS,
    approvals=APPROVALS,
    attachments=ATTACHMENTS,
    checks=CHECKS,
    history=HISTORY,
    words=WORDS,
    printed_at=datetime(2026, 11, 24, 15, 30, tzinfo=BOGOTA),
    printed_on="24 de noviembre de 2026, 3:30 p. m.",
    author="Pregonero",
    state_tone=Tone.WARN,
)
