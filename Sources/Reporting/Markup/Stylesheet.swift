/// How the page looks. It holds no `<` and no `&`, so that it is the same text to XML and to HTML.
enum Stylesheet {
    static let css: String =
        """

        :root{color-scheme:light dark;\(Palette.light.variables);--serif:"Iowan Old Style","Palatino Linotype",\
        Palatino,"URW Palladio L",Charter,Georgia,Cambria,serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,\
        "Helvetica Neue","Liberation Sans",Arial,sans-serif}
        @media (prefers-color-scheme:dark){:root{\(Palette.dark.variables)}}
        """ + rules + shades + narrow + printed

    private static let rules = """

        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:400 15px/1.5 var(--sans);\
        font-variant-numeric:tabular-nums lining-nums}
        .sheet{max-width:1120px;margin:0 auto;padding:44px 32px 56px}
        .kicker{margin:0;color:var(--accent);font-weight:600;font-size:13px;letter-spacing:.04em}
        h1{margin:4px 0 12px;font:600 38px/1.12 var(--serif);letter-spacing:-.01em;text-wrap:balance}
        .standfirst{margin:0;max-width:44em;font:400 20px/1.45 var(--serif);text-wrap:pretty}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px 24px;margin:26px 0 0;\
        padding:12px 0 14px;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);font-size:13px;\
        line-height:1.4}
        .facts dt{color:var(--soft)}
        .facts dd{margin:0;overflow-wrap:anywhere}
        .keys{display:grid;grid-template-columns:repeat(auto-fit,minmax(180px,1fr));gap:22px 28px;margin:30px 0 6px;\
        padding:0;list-style:none}
        .keys li{display:flex;flex-direction:column}
        .keys .what{order:0;color:var(--soft);font-size:14px}
        .keys .value{order:1;font:600 40px/1.1 var(--serif);letter-spacing:-.01em}
        .keys .remark{order:2;color:var(--soft);font-size:13px}
        section{margin:44px 0 0;padding:14px 0 0;border-top:2px solid var(--ink)}
        h2{margin:0 0 10px;font:600 23px/1.2 var(--serif);text-wrap:balance}
        .note{margin:-6px 0 16px;max-width:62em;color:var(--soft);font-size:14px;text-wrap:pretty}
        .more{margin:10px 0 0;color:var(--soft);font-size:13px}
        .pair{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 44px}
        .pair .row{min-width:8.5em}
        .pair .withBar{min-width:104px;width:30%}
        .pair .barCell{grid-template-columns:1fr 2.7em}
        .slim .withBar{width:45%}
        .slim .scroll{max-width:46em}
        figure{margin:0}
        .picture{display:block;overflow:visible;font:400 13px var(--sans);fill:var(--ink)}
        .stretched{overflow:visible}
        .plot{display:grid;grid-template-columns:minmax(1.5em,max-content) minmax(0,1fr) 4em;gap:0 10px}
        .axis{width:3.4em}
        .legend{display:flex;flex-wrap:wrap;gap:2px 22px;margin:0 0 10px;padding:0;list-style:none;font-size:13px}
        .legend .now{color:var(--accent);font-weight:600}
        .legend .then{color:var(--soft)}
        .legend svg{vertical-align:middle;margin-right:7px}
        .name{font-weight:600;font-size:14px}
        .rate,.mark,.beforeEnd{fill:var(--soft)}
        .mark{font-size:12px}
        .track{fill:var(--faint)}
        .bar{fill:var(--accent)}
        .inside{fill:var(--paper);font-weight:600;font-size:15px}
        .beside{font-weight:600;font-size:15px}
        .tick{stroke:var(--ink);stroke-width:1.5}
        .grid{stroke:var(--rule);stroke-width:1}
        .base{stroke:var(--ink);stroke-width:1}
        .area{fill:var(--accent);fill-opacity:.09}
        polyline.now{stroke:var(--accent);stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
        polyline.before{stroke:var(--before);stroke-width:1.5;stroke-linejoin:round}
        line.now{stroke:var(--accent);stroke-width:3}
        line.then{stroke:var(--before);stroke-width:2}
        .spark polyline.now{stroke-width:1.5}
        .dot{fill:var(--accent)}
        .nowEnd{fill:var(--accent);font-weight:600;font-size:14px}
        .scroll{overflow-x:auto;background:linear-gradient(to left,var(--paper) 40%,transparent) right/36px 100% no-repeat \
        local,linear-gradient(to left,rgb(128 128 128/.35),transparent) right/12px 100% no-repeat scroll}
        .scroll:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        table{width:100%;border-collapse:collapse;font-size:14px;line-height:1.35}
        caption,.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        th,td{padding:7px 0 7px 14px;text-align:right;vertical-align:baseline;font-weight:400;white-space:nowrap}
        thead th{white-space:normal}
        th:first-child,td:first-child{padding-left:0}
        thead th{padding-top:0;color:var(--soft);font-size:12.5px;line-height:1.25;vertical-align:bottom;\
        border-bottom:1px solid var(--ink)}
        tbody tr+tr th,tbody tr+tr td{border-top:1px solid var(--rule)}
        tfoot th,tfoot td{border-top:1px solid var(--ink);font-weight:600}
        .row,.key{text-align:left}
        .row{min-width:11em;white-space:normal;overflow-wrap:anywhere}
        tbody th,tfoot th,thead .key:first-child{position:sticky;left:0;background:var(--paper)}
        .detail{display:block;color:var(--soft);font-size:12px;overflow-wrap:anywhere}
        .zero,.none{color:var(--soft)}
        .shaded{padding-right:10px;box-shadow:inset 3px 0 var(--paper)}
        .withBar{min-width:120px;width:18%}
        .barCell{display:grid;grid-template-columns:1fr 4.5em;align-items:center;gap:8px}
        .barCell span{align-self:baseline}
        .bars{display:block}
        .spark{display:inline-block;vertical-align:middle}
        .sparkCell{width:102px}
        details{margin:14px 0 0;font-size:13px}
        summary{display:inline-block;padding:2px 0;color:var(--accent);cursor:pointer;text-decoration:underline;\
        text-underline-offset:3px;text-decoration-thickness:1px}
        details table{margin-top:10px;max-width:46em;font-size:13px}
        footer{margin:52px 0 0;padding:12px 0 0;border-top:1px solid var(--rule);color:var(--soft);font-size:13px}
        footer p{margin:0}
        """

    private static let shades: String = (1...Palette.shadeCount).map { "\n.s\($0){background:var(--s\($0))}" }.joined()

    private static let narrow = """

        @media (max-width:860px){.pair{grid-template-columns:minmax(0,1fr)}}
        @media (max-width:600px){
        body{font-size:14px}
        .sheet{padding:24px 16px 40px}
        .between{display:none}
        h1{font-size:29px}
        .standfirst{font-size:17px}
        .facts{grid-template-columns:1fr;gap:8px}
        .facts div{display:grid;grid-template-columns:7.5em 1fr;gap:8px}
        .keys{grid-template-columns:1fr 1fr;gap:18px}
        .keys .value{font-size:30px}
        section{margin-top:34px}
        table{font-size:13px}
        th,td{padding-left:8px}
        thead th{font-size:11.5px}
        .row,.pair .row{min-width:7em}
        .shaded{padding-right:5px;padding-left:7px}
        .withBar,.pair .withBar{min-width:92px}
        .barCell{grid-template-columns:1fr 3.4em;gap:5px}
        }
        """

    private static let printed = """

        @page{size:A4;margin:14mm 14mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);\
        font:9pt sans-serif;color:#4a4843}}
        @media print{
        :root{color-scheme:light;\(Palette.print.variables)}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        body{font-size:9pt}
        .sheet{max-width:none;padding:0}
        .facts{grid-template-columns:1.3fr 1fr .7fr 1.2fr 1.3fr;gap:6px 16px;margin-top:14pt;font-size:8pt}
        .keys{grid-template-columns:repeat(4,1fr);gap:12pt;margin:14pt 0 0}
        .keys .value{font-size:21pt}
        .note,.legend,details,.more{font-size:8.5pt}
        h1{font-size:25pt}
        .standfirst{font-size:13pt}
        section{margin-top:17pt;padding-top:8pt;break-inside:avoid}
        section.long{break-inside:auto}
        h2,.note,.legend,thead{break-after:avoid}
        tr,figure,svg{break-inside:avoid}
        thead{display:table-header-group}
        table,details table{font-size:8pt}
        th,td{padding:2.5pt 0 2.5pt 7pt}
        thead th{font-size:7.5pt}
        .detail{font-size:7pt}
        .scroll{overflow:visible;background:none}
        .row{min-width:11.5em}
        .withBar,.pair .withBar{min-width:56px;width:12%}
        .barCell,.pair .barCell{grid-template-columns:1fr 3.2em;gap:5px}
        .slim .withBar{width:45%}
        .sparkCell{width:64px}
        .spark{width:56px}
        summary{display:none}
        details::details-content{content-visibility:visible;display:block;block-size:auto;height:auto}
        .pair{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 20pt;break-inside:avoid}
        .pair .withBar{width:24%}
        .pair .barCell{grid-template-columns:1fr 2.4em}
        .pair th,.pair td{padding-left:5pt}
        .pair .row{min-width:6.5em}
        .pair h2{font-size:14pt}
        footer{margin-top:16pt}
        }

        """
}
