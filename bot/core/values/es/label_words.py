"""Spanish words whose figures name a thing and count nothing: 'Calle 26 # 13-19', 'Ley 2300 de 2023'."""

from __future__ import annotations

from typing import Final

from bot.core.values.labels import LabelWords
from bot.core.values.listing import listed

SPANISH: Final = LabelWords(
    frozenset(
        listed(
            "calle, cll, cl, carrera, cra, cr, kra, kr, avenida, av, diagonal, dg, transversal, tv, manzana, mz, "
            "autopista, kilometro, km, piso, torre, oficina, apartamento, apto, local, interior, bloque, edificio, "
            "ley, decreto, resolucion, circular, sentencia, articulo, art, numeral, paragrafo, capitulo, contrato, "
            "convenio, factura, acta, folio, radicado, ticket, oficio, anexo, nit, cedula, cc, ti, nuip, pagina, "
            "pag, seccion, version, columna, telefono, tel, celular, cel, extension, ext, codigo, cod"
        )
    ),
    frozenset(listed("#, -, ., :, no, n, nro, numero, num, bis, sur, norte, oeste, con, es, la")),
    frozenset({"de", "del"}),
)
