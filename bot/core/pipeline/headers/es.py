"""What Spanish files call the columns."""

from __future__ import annotations

NAMES: dict[str, tuple[str, ...]] = {
    "client": (
        "cliente", "empresa", "cuenta", "razon social", "nombre de la cuenta", "nombre del cliente",
        "nombre de la empresa", "entidad", "compania", "prospecto",
    ),
    "description": (
        "descripcion", "oportunidad", "nombre de la oportunidad", "negocio", "nombre del negocio", "asunto",
        "detalle", "proyecto",
    ),
    "goal": ("objetivo", "objetivo del cliente", "necesidad"),
    "seats": ("puestos", "posiciones", "agentes", "numero de puestos", "sillas", "cantidad de puestos"),
    "segment": ("segmento", "sector", "industria", "vertical", "sector economico"),
    "service_type": ("tipo de servicio", "servicio", "linea de negocio", "linea", "tipo servicio"),
    "origin": ("origen", "fuente", "origen de la oportunidad", "fuente del prospecto"),
    "requirement_type": (
        "tipo de requerimiento", "requerimiento", "tipo de solicitud", "tipo requerimiento",
    ),
    "unit_value": ("valor unitario", "valor por puesto", "tarifa", "precio unitario", "tarifa por puesto"),
    "monthly_value": ("valor mensual", "valor mes", "facturacion mensual", "mensualidad", "ingreso mensual"),
    "months": ("meses", "meses de contrato", "plazo", "plazo en meses", "duracion", "duracion en meses"),
    "total_value": (
        "valor total", "valor", "monto", "importe", "valor del contrato", "cuantia", "monto total",
        "valor total del contrato", "valor de la oportunidad", "valor del negocio",
    ),
    "closing_date": (
        "fecha de cierre", "cierre", "fecha estimada de cierre", "fecha cierre", "cierre estimado",
        "fecha esperada de cierre", "fecha probable de cierre", "fecha de cierre estimada",
        "fecha de cierre esperada",
    ),
    "billing_date": (
        "inicio de facturacion", "fecha de facturacion", "fecha inicio facturacion",
        "fecha de inicio de facturacion", "facturacion desde",
    ),
    "stage": (
        "etapa", "fase", "estado", "etapa del negocio", "estado de la oportunidad", "etapa de la oportunidad",
        "fase del negocio",
    ),
    "step": ("paso", "paso tras ganar"),
    "probability": ("probabilidad", "prob", "probabilidad de cierre", "probabilidad de exito"),
    "owner": (
        "responsable", "comercial", "ejecutivo", "vendedor", "propietario", "ejecutivo comercial", "asesor",
        "asesor comercial", "ejecutivo de cuenta", "dueno", "gerente de cuenta", "kam",
        "propietario del negocio",
    ),
    "next_step": ("proximo paso", "siguiente paso", "proxima accion", "proxima actividad", "siguiente accion"),
    "next_step_date": (
        "fecha del proximo paso", "fecha proximo paso", "fecha siguiente paso", "fecha del siguiente paso",
        "fecha proxima actividad", "fecha de la proxima actividad", "fecha de proxima accion",
    ),
    "loss_reason": ("motivo de perdida", "razon de perdida", "causa de perdida", "motivo perdida"),
    "lessons": ("lecciones", "lecciones aprendidas"),
    "created_at": (
        "creada", "fecha de creacion", "creado", "fecha creacion", "fecha de registro", "fecha de apertura",
        "fecha registro",
    ),
    "stage_since": (
        "en la etapa desde", "etapa desde", "fecha de etapa", "fecha cambio de etapa",
        "ultimo cambio de etapa", "fecha de cambio de etapa",
    ),
    "id": (
        "clave", "codigo", "identificador", "id de la oportunidad", "id oportunidad", "consecutivo",
        "id del negocio", "codigo de la oportunidad",
    ),
}  # fmt: skip
