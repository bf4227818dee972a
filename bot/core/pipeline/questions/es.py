"""Spanish, as sellers and directors in Colombia ask (folded; misspellings of long words are mended)."""

from __future__ import annotations

from bot.core.pipeline.questions.es_cues import CUES
from bot.core.pipeline.questions.words import QuestionWords


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WORDS = QuestionWords(
    cues=CUES,
    before_names=_words(
        """
        a abrio al cerro cierra cliente clientes como con contra creo cuenta cuentas de del e el empresa
        en entre esta gano ha hizo la las lleva llevan lo los maneja negocio o oportunidad para perdio por
        registro tiene tienen va vendio vs y
        """
    ),
    common=_words(
        """
        andamos andan ando calle necesita necesitan ofertamos precio precios regala regalas regale valia valian
        ayuda ayudas ayude puede pueden podes tenes queres quiere decis deci vos usted ustedes senores equipos
        ella ellas ellos usted nosotros quiubo quihubo billete billetes lucas representa representan significa pesa
        somos soy eres fuimos seria serian hacemos hacen hicimos hizo hacer podria podrian podemos deberia deberiamos
        deben debemos necesitamos necesitan requiere queremos quieren quisieramos aqui alla ahi alli muy tanto tanta
        bastante nomas apenas incluso ademas tampoco nunca ojala mientras aunque porfavor saludos jefe jefa gente
        abril actualizado actualizar agosto ahora alerta alertas algo alguna alguno ano anos antes aun
        ayer ayuda ayudame bien buena buenas bueno buenos cantidad caso casos centro cerca cientos claro
        cliente clientes colombia comentario comentarios comercial comerciales comite como compara
        comparame comparar compradores con contacto contactos contra contrato contratos crm cuadro cual
        cuales cuando cuanta cuantas cuanto cuantos cuarto cuenta cuentas dale dame damelo dato datos
        decir deme demora demoras dentro descuento descuentos desde despues detalle detalles dias
        diciembre digamos dime dinero doctor doctora documentos dolares don dona donde durante embudo
        empresa empresas enero entidad entidades entonces entre enviame equipo esa esas ese eso esos esta
        estan estas este esto estos estudio estudios etapa etapas exito facturacion fase fases favor
        febrero fecha fechas firma forma foto funnel ganancia gerencia gracias grande grandes gusta ha
        hace han hasta hay hemos hola hoy informacion informe ingresos jefe julio junio junta las lejos
        les licitacion licitaciones linea lista listado listar listo los lucas luego mal malas manana
        mandame marzo mas mayo mayor mayores mejor melones menor menores menos mes meses mil millon
        millones mira misma mismo mostrame mucha mucho muchos muestra muestrame nada nadie necesito
        negocio negocios norte nos noviembre nuestra nuestro nuestros numero observaciones octubre oiga
        ojo oportunidad oportunidades otra otro otros oye palos para pasa pasada pasado pasame paso pasos
        peor pequeno pequenos pesos pipe pipeline plata poco podrias ponderada ponderado ponderados por
        porfa porque posible presupuesto primer primero prioridad prioridades probabilidad probabilidades
        problema problemas proceso procesos proxima proximas proximo proximos proyecto proyectos puedes
        pues punto puntos que queda quedan quedaron quedo quien quienes quiero quisiera rapido rato
        reporte responsable resumen retraso retrasos reunion rfi rfo rfp riesgo riesgos saber san santa
        sea sean seguir segun segundo semana semanas senor senora septiembre ser sigue siguen siguiente
        sin sobre solamente solo son suma suman sumar sur tablero tambien tardes tarea tareas tenemos
        tengan tercer tiempo tiene tienen tipo tipos toda todas todavia todo todos total totales trato
        tratos trimestre ultima ultimas ultimo ultimos urgencia urgente va vale valen valga valgan valor
        valores vamos van vendedor vendedores venga venta ventas ver verde vida viene visita visitas ya
        """
    ),
    naming=_words("con cliente cuenta empresa"),
    generic=_words(
        """
        agencia alcaldia almacenes asociados banco bogota caja cali cia clinica colombia colombiana
        colombiano comercializadora compania constructora cooperativa corporacion del distribuidora
        empresa empresas esp financiera financiero fundacion gobernacion gobierno group grupo holding
        hospital inc industrias instituto internacional inversiones las los ltda medellin ministerio
        nacional sa salud sas secretaria seguros servicios sistemas sociedad soluciones tecnologia
        transportes universidad
        """
    ),
    articles=_words("el la los las un una lo de del al a"),
    determiners=_words("la una mi esa esta nuestra tu su aquella"),
    through=_words("a hasta"),
    closing_nouns=_words("cierre cierres"),
    ends=_words("fin fines final finales cierre"),
    since=_words("desde"),
    one=_words("un una"),
    without=_words("sin menos excepto salvo"),
    joining=_words("y e o u ni con de del"),
    things=_words("negocio negocios oportunidad oportunidades propuestas tratos cuentas clientes tipo"),
    vague=_words(
        """
        grande grandes grandote grandotes pequeno pequenos pequena pequenas chiquito chiquitos chiquita chiquitas
        importante importantes urgentes prioritario prioritarios prioritaria
        prioritarias riesgo riesgos riesgoso riesgosos caliente calientes gordo gordos gordas jugoso jugosos
        probable probables dificil dificiles facil faciles estrategico estrategicos estrategica estrategicas caro
        caros cara caras barato baratos siempre
        """
    ),
    requesting=(
        "ame",
        "eme",
        "ime",
        "anos",
        "enos",
        "amelo",
        "emelo",
        "alo",
        "elo",
        "alos",
        "elos",
        "amela",
        "emela",
        "amelos",
        "emelos",
    ),
    more=_words("mas menos mejor peor igual tanto"),
    latest=_words("ultimo ultima ultimos ultimas"),
    ordinals={"primero": 1, "primer": 1, "segundo": 2, "tercero": 3, "tercer": 3, "cuarto": 4},
    neuter=_words("lo"),
    short={"pa": "para", "pal": "para"},
    mendable=tuple(
        sorted(
            _words(
                """
        administrado administrados atrasadas atrasados calificacion cierran cierres compraventa conversion
        creadas creados cumplimiento estancadas estancado estancados forecast ganadas ganados hunting
        incompletas incompletos movimiento negociacion negociaciones negociando oportunidades perdidas
        perdidos pronostico propuesta propuestas prospeccion proyeccion registradas segmento servicio
        vencidas vencidos
        """
            )
        )
    ),
)
