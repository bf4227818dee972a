"""The words people head their columns with, by meaning: data for `columns`, compared after folding.

Folding removes accents, case, punctuation and the filler words below, so "N° de Cédula" reads "cedula".
"""

from __future__ import annotations

from bot.core.bases.meanings import Meaning


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


def _phrases(*lines: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for line in lines for phrase in line.split(","))


#: Words that carry no meaning in a header.
FILLERS = _words(
    "n no nro num numero number nbr de del la el los las lo y e o u su sus the of al a en principal 1",
    "cliente clientes usuario usuarios titular titulares beneficiario beneficiarios beneficiaria",
    "ciudadano ciudadanos deudor deudores estudiante estudiantes",
)

#: Whole headers, after folding. The order says which column wins where two fit.
EXACT: dict[Meaning, tuple[str, ...]] = {
    Meaning.IDENTIFICATION: _phrases(
        "identificacion, cedula, documento, documento identidad, documento identificacion, cedula ciudadania",
        "cc, c c, nit, cc nit, nit cc, cedula nit, doc, doc identidad, docto, dni, ident, identificador",
        "id, id persona, cedulas, documentos, identidad, tarjeta identidad, pasaporte, document",
    ),
    Meaning.NAME: _phrases(
        "nombre completo, nombres completos, nombres apellidos, apellidos nombres, nombre apellido",
        "apellido nombre, nombre apellidos, nombre, nombres, nombre persona, persona contacto",
        "nombre contacto, nombre razon social, razon social, primer nombre, full name, name, destinatario",
    ),
    Meaning.MOBILE: _phrases(
        "celular, movil, telefono celular, telefono movil, linea movil, linea celular, cel, celulares",
        "whatsapp, telefono whatsapp, mobile, mobile phone, phone mobile, cellphone, cell, msisdn",
        "telefono, tel, telefonos, telf, tfno, tlf, tfn, contacto, contacto telefonico, phone, phone number",
    ),
    Meaning.LANDLINE: _phrases(
        "telefono fijo, fijo, tel fijo, linea fija, telefono residencia, telefono casa, landline, home phone"
    ),
    Meaning.EMAIL: _phrases(
        "correo electronico, correo, email, e mail, mail, correos, emails, direccion correo, correo e",
        "direccion correo electronico, direccion electronica, mailing, email address, buzon",
    ),
    Meaning.CITY: _phrases(
        "ciudad, municipio, ciudad residencia, municipio residencia, ciudad municipio, municipio ciudad",
        "city, town, poblacion, localidad, mpio",
    ),
    Meaning.REMARKS: _phrases(
        "observaciones, observacion, comentarios, comentario, obs, notas, nota, anotaciones, observ, obser",
        "remarks, comments, notes, novedades",
    ),
    Meaning.OPT_OUT: _phrases(
        "contactar, llamar, excluido, excluidos, exclusion, rne, lista negra, opt out, optout, baja, dnc",
        "desuscrito, do not contact, revoca, revocado, autoriza, autorizacion, consentimiento, acepta",
        "habeas data, acepta contacto, opt in, optin",
    ),
}

#: One of these words anywhere in a header is enough (near misses by `rapidfuzz` too).
STRONG: dict[Meaning, tuple[str, ...]] = {
    Meaning.IDENTIFICATION: ("identificacion", "cedula", "documento", "nit"),
    Meaning.NAME: ("nombre", "nombres"),
    Meaning.MOBILE: ("celular", "movil", "telefono", "tel", "cel", "whatsapp", "telefonico"),
    Meaning.LANDLINE: ("fijo", "fija"),
    Meaning.EMAIL: ("correo", "email", "mail"),
    Meaning.CITY: ("ciudad", "municipio"),
    Meaning.REMARKS: ("observaciones", "observacion", "comentarios", "comentario", "obs"),
    Meaning.OPT_OUT: (
        *("excluido", "rne", "autoriza", "autorizacion", "autorizado", "optout"),
        *("desuscrito", "contactar", "revocado"),
    ),
}

#: Words that turn a header with a strong word into something else ("tipo de documento").
FOREIGN: dict[Meaning, frozenset[str]] = {
    Meaning.IDENTIFICATION: _words(
        "tipo clase fecha expedicion lugar ciudad estado url link adjunto version soporte nombre nombres"
    ),
    Meaning.NAME: _words(
        "ies universidad programa ciudad municipio departamento campana fondo convenio linea institucion",
        "empresa asesor sede archivo producto entidad ejecutivo colegio area proyecto curso convocatoria",
        "banco fecha tipo usuario",
    ),
    Meaning.MOBILE: _words("tipo operador fecha marca estado indicativo ext extension validado fijo"),
    Meaning.LANDLINE: _words("fecha valor cuota tasa plazo pago"),
    Meaning.EMAIL: _words("tipo fecha estado postal validado asunto enviado"),
    Meaning.CITY: _words("expedicion nacimiento codigo cod ies sede fecha trabajo origen estudio"),
    Meaning.REMARKS: _words("fecha"),
    Meaning.OPT_OUT: _words("fecha canal medio quien telefono celular correo nombre"),
}

#: Words for another person than the one addressed: taken only where there is no better column.
OTHER_PERSON = _words(
    "codeudor codeudores solidario solidarios referencia padre madre acudiente jefe conyuge familiar",
    "alterno alternativo secundario 2 3",
)

#: A header with one of these says who *may* be contacted: there, a "no" is what excludes.
CONSENT = _words(
    "autoriza autorizacion autorizado acepta consentimiento habeas permite contactar llamar optin in"
)

#: Words that turn a consent header round: "no autoriza", "revoca autorización".
NEGATIONS = _words("no sin not revoca revocado rechaza niega excluido do")
