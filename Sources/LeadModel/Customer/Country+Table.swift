extension Country {
    /// ISO 3166-1, a line each: alpha-2, alpha-3, the name to show, and other spellings.
    static let table = """
        AF AFG Afghanistan; Islamic Republic of Afghanistan
        AX ALA Åland Islands
        AL ALB Albania; Republic of Albania
        DZ DZA Algeria; People’s Democratic Republic of Algeria
        AS ASM American Samoa
        AD AND Andorra; Principality of Andorra
        AO AGO Angola; Republic of Angola
        AI AIA Anguilla
        AQ ATA Antarctica
        AG ATG Antigua and Barbuda; Antigua
        AR ARG Argentina; Argentine Republic
        AM ARM Armenia; Republic of Armenia
        AW ABW Aruba
        AU AUS Australia
        AT AUT Austria; Republic of Austria; Österreich
        AZ AZE Azerbaijan; Republic of Azerbaijan
        BS BHS Bahamas; Commonwealth of the Bahamas
        BH BHR Bahrain; Kingdom of Bahrain
        BD BGD Bangladesh; People’s Republic of Bangladesh
        BB BRB Barbados
        BY BLR Belarus; Republic of Belarus; Belorussia
        BE BEL Belgium; Kingdom of Belgium; België; Belgique
        BZ BLZ Belize
        BJ BEN Benin; Republic of Benin
        BM BMU Bermuda
        BT BTN Bhutan; Kingdom of Bhutan
        BO BOL Bolivia; Bolivia, Plurinational State of; Plurinational State of Bolivia
        BA BIH Bosnia and Herzegovina; Republic of Bosnia and Herzegovina; Bosnia
        BW BWA Botswana; Republic of Botswana
        BV BVT Bouvet Island
        BR BRA Brazil; Federative Republic of Brazil; Brasil
        IO IOT British Indian Ocean Territory
        VG VGB British Virgin Islands; Virgin Islands, British; BVI
        BN BRN Brunei; Brunei Darussalam
        BG BGR Bulgaria; Republic of Bulgaria
        BF BFA Burkina Faso
        BI BDI Burundi; Republic of Burundi
        CV CPV Cabo Verde; Republic of Cabo Verde; Cape Verde
        KH KHM Cambodia; Kingdom of Cambodia
        CM CMR Cameroon; Republic of Cameroon
        CA CAN Canada
        BQ BES Caribbean Netherlands; Bonaire, Sint Eustatius and Saba; Bonaire
        KY CYM Cayman Islands
        CF CAF Central African Republic
        TD TCD Chad; Republic of Chad
        CL CHL Chile; Republic of Chile
        CN CHN China; People’s Republic of China; China, Peoples Republic of; PRC; Mainland China; 中国
        CX CXR Christmas Island
        CC CCK Cocos (Keeling) Islands; Keeling Islands
        CO COL Colombia; Republic of Colombia
        KM COM Comoros; Union of the Comoros
        CG COG Congo (Brazzaville); Congo; Republic of the Congo; Congo, Republic of the
        CD COD Congo (Kinshasa); Congo, The Democratic Republic of the; DR Congo; DRC; \
        Democratic Republic of the Congo; Congo, Democratic Republic of the; Congo (DRC); Zaire
        CK COK Cook Islands
        CR CRI Costa Rica; Republic of Costa Rica
        CI CIV Côte d’Ivoire; Republic of Côte d’Ivoire; Ivory Coast
        HR HRV Croatia; Republic of Croatia
        CU CUB Cuba; Republic of Cuba
        CW CUW Curaçao
        CY CYP Cyprus; Republic of Cyprus
        CZ CZE Czechia; Czech Republic; Česko
        DK DNK Denmark; Kingdom of Denmark; Danmark
        DJ DJI Djibouti; Republic of Djibouti
        DM DMA Dominica; Commonwealth of Dominica
        DO DOM Dominican Republic
        EC ECU Ecuador; Republic of Ecuador
        EG EGY Egypt; Arab Republic of Egypt
        SV SLV El Salvador; Republic of El Salvador
        GQ GNQ Equatorial Guinea; Republic of Equatorial Guinea
        ER ERI Eritrea; the State of Eritrea
        EE EST Estonia; Republic of Estonia
        SZ SWZ Eswatini; Kingdom of Eswatini; Swaziland
        ET ETH Ethiopia; Federal Democratic Republic of Ethiopia
        FK FLK Falkland Islands; Falkland Islands (Malvinas); Falkland Islands (Islas Malvinas)
        FO FRO Faroe Islands
        FJ FJI Fiji; Republic of Fiji
        FI FIN Finland; Republic of Finland; Suomi
        FR FRA France; French Republic
        GF GUF French Guiana
        PF PYF French Polynesia
        TF ATF French Southern Territories
        GA GAB Gabon; Gabonese Republic
        GM GMB Gambia; Republic of the Gambia
        GE GEO Georgia
        DE DEU Germany; Federal Republic of Germany; Deutschland
        GH GHA Ghana; Republic of Ghana
        GI GIB Gibraltar
        GR GRC Greece; Hellenic Republic; EL; Hellas
        GL GRL Greenland
        GD GRD Grenada
        GP GLP Guadeloupe
        GU GUM Guam
        GT GTM Guatemala; Republic of Guatemala
        GG GGY Guernsey
        GN GIN Guinea; Republic of Guinea
        GW GNB Guinea-Bissau; Republic of Guinea-Bissau
        GY GUY Guyana; Republic of Guyana
        HT HTI Haiti; Republic of Haiti
        HM HMD Heard Island and McDonald Islands; Heard and McDonald Islands
        HN HND Honduras; Republic of Honduras
        HK HKG Hong Kong; Hong Kong Special Administrative Region of China; Hong Kong SAR; Hong Kong SAR, China; \
        Hong Kong (China)
        HU HUN Hungary; Magyarország
        IS ISL Iceland; Republic of Iceland
        IN IND India; Republic of India
        ID IDN Indonesia; Republic of Indonesia
        IR IRN Iran; Iran, Islamic Republic of; Islamic Republic of Iran; Persia
        IQ IRQ Iraq; Republic of Iraq
        IE IRL Ireland; Eire; Republic of Ireland
        IM IMN Isle of Man
        IL ISR Israel; State of Israel
        IT ITA Italy; Italian Republic; Italia
        JM JAM Jamaica
        JP JPN Japan; 日本
        JE JEY Jersey
        JO JOR Jordan; Hashemite Kingdom of Jordan
        KZ KAZ Kazakhstan; Republic of Kazakhstan
        KE KEN Kenya; Republic of Kenya
        KI KIR Kiribati; Republic of Kiribati
        KW KWT Kuwait; State of Kuwait
        KG KGZ Kyrgyzstan; Kyrgyz Republic; Kirghizia
        LA LAO Laos; Lao People’s Democratic Republic; Lao PDR
        LV LVA Latvia; Republic of Latvia
        LB LBN Lebanon; Lebanese Republic
        LS LSO Lesotho; Kingdom of Lesotho
        LR LBR Liberia; Republic of Liberia
        LY LBY Libya
        LI LIE Liechtenstein; Principality of Liechtenstein
        LT LTU Lithuania; Republic of Lithuania
        LU LUX Luxembourg; Grand Duchy of Luxembourg
        MO MAC Macao; Macao Special Administrative Region of China; Macau; Macao SAR; Macau SAR; Macao SAR China
        MG MDG Madagascar; Republic of Madagascar
        MW MWI Malawi; Republic of Malawi
        MY MYS Malaysia
        MV MDV Maldives; Republic of Maldives
        ML MLI Mali; Republic of Mali
        MT MLT Malta; Republic of Malta
        MH MHL Marshall Islands; Republic of the Marshall Islands
        MQ MTQ Martinique
        MR MRT Mauritania; Islamic Republic of Mauritania
        MU MUS Mauritius; Republic of Mauritius
        YT MYT Mayotte
        MX MEX Mexico; United Mexican States; Estados Unidos Mexicanos
        FM FSM Micronesia; Micronesia, Federated States of; Federated States of Micronesia
        MD MDA Moldova; Moldova, Republic of; Republic of Moldova
        MC MCO Monaco; Principality of Monaco
        MN MNG Mongolia
        ME MNE Montenegro
        MS MSR Montserrat
        MA MAR Morocco; Kingdom of Morocco
        MZ MOZ Mozambique; Republic of Mozambique
        MM MMR Myanmar; Republic of Myanmar; Burma
        NA NAM Namibia; Republic of Namibia
        NR NRU Nauru; Republic of Nauru
        NP NPL Nepal; Federal Democratic Republic of Nepal
        NL NLD Netherlands; Kingdom of the Netherlands; Holland; Nederland
        NC NCL New Caledonia
        NZ NZL New Zealand
        NI NIC Nicaragua; Republic of Nicaragua
        NE NER Niger; Republic of the Niger
        NG NGA Nigeria; Federal Republic of Nigeria
        NU NIU Niue
        NF NFK Norfolk Island
        MP MNP Northern Mariana Islands; Commonwealth of the Northern Mariana Islands
        KP PRK North Korea; Korea, Democratic People’s Republic of; Democratic People’s Republic of Korea; \
        Korea (North); DPRK
        MK MKD North Macedonia; Republic of North Macedonia; Macedonia; FYROM; Macedonia, FYRO; \
        Former Yugoslav Republic of Macedonia
        NO NOR Norway; Kingdom of Norway; Norge
        OM OMN Oman; Sultanate of Oman
        PK PAK Pakistan; Islamic Republic of Pakistan
        PW PLW Palau; Republic of Palau
        PS PSE Palestine; Palestine, State of; the State of Palestine; Palestinian Territory; \
        Palestinian Territories; Palestinian Authority; West Bank and Gaza
        PA PAN Panama; Republic of Panama
        PG PNG Papua New Guinea; Independent State of Papua New Guinea
        PY PRY Paraguay; Republic of Paraguay
        PE PER Peru; Republic of Peru
        PH PHL Philippines; Republic of the Philippines
        PN PCN Pitcairn; Pitcairn Islands
        PL POL Poland; Republic of Poland; Polska
        PT PRT Portugal; Portuguese Republic
        PR PRI Puerto Rico
        QA QAT Qatar; State of Qatar
        RE REU Réunion; Reunion Island
        RO ROU Romania
        RU RUS Russia; Russian Federation; Россия
        RW RWA Rwanda; Rwandese Republic
        BL BLM Saint Barthélemy; St. Barthelemy
        SH SHN Saint Helena; Saint Helena, Ascension and Tristan da Cunha; St. Helena
        KN KNA Saint Kitts and Nevis; St. Kitts and Nevis
        LC LCA Saint Lucia; St. Lucia
        MF MAF Saint Martin; Saint Martin (French part); St. Martin
        PM SPM Saint Pierre and Miquelon; St. Pierre and Miquelon
        VC VCT Saint Vincent and the Grenadines; St. Vincent and the Grenadines; St. Vincent
        WS WSM Samoa; Independent State of Samoa
        SM SMR San Marino; Republic of San Marino
        ST STP Sao Tome and Principe; Democratic Republic of Sao Tome and Principe
        SA SAU Saudi Arabia; Kingdom of Saudi Arabia; KSA
        SN SEN Senegal; Republic of Senegal
        RS SRB Serbia; Republic of Serbia
        SC SYC Seychelles; Republic of Seychelles
        SL SLE Sierra Leone; Republic of Sierra Leone
        SG SGP Singapore; Republic of Singapore
        SX SXM Sint Maarten; Sint Maarten (Dutch part); St. Maarten
        SK SVK Slovakia; Slovak Republic
        SI SVN Slovenia; Republic of Slovenia
        SB SLB Solomon Islands
        SO SOM Somalia; Federal Republic of Somalia
        ZA ZAF South Africa; Republic of South Africa
        GS SGS South Georgia and the South Sandwich Islands; South Georgia
        KR KOR South Korea; Korea, Republic of; Korea; Republic of Korea; Korea (South)
        SS SSD South Sudan; Republic of South Sudan
        ES ESP Spain; Kingdom of Spain; España
        LK LKA Sri Lanka; Democratic Socialist Republic of Sri Lanka
        SD SDN Sudan; Republic of the Sudan
        SR SUR Suriname; Republic of Suriname
        SJ SJM Svalbard and Jan Mayen; Svalbard
        SE SWE Sweden; Kingdom of Sweden; Sverige
        CH CHE Switzerland; Swiss Confederation; Schweiz; Suisse; Svizzera
        SY SYR Syria; Syrian Arab Republic
        TW TWN Taiwan; Taiwan, Province of China; Taiwan, Republic of China; Chinese Taipei; Taiwan Region
        TJ TJK Tajikistan; Republic of Tajikistan
        TZ TZA Tanzania; Tanzania, United Republic of; United Republic of Tanzania
        TH THA Thailand; Kingdom of Thailand
        TL TLS Timor-Leste; Democratic Republic of Timor-Leste; East Timor
        TG TGO Togo; Togolese Republic
        TK TKL Tokelau
        TO TON Tonga; Kingdom of Tonga
        TT TTO Trinidad and Tobago; Republic of Trinidad and Tobago; Trinidad
        TN TUN Tunisia; Republic of Tunisia
        TR TUR Türkiye; Republic of Türkiye; Turkey
        TM TKM Turkmenistan
        TC TCA Turks and Caicos Islands
        TV TUV Tuvalu
        UG UGA Uganda; Republic of Uganda
        UA UKR Ukraine; Україна
        AE ARE United Arab Emirates; UAE; Emirates
        GB GBR United Kingdom; United Kingdom of Great Britain and Northern Ireland; UK; Great Britain; Britain; \
        England; Scotland; Wales; Northern Ireland
        US USA United States; United States of America; U.S. of America; America; États-Unis; Estados Unidos
        UM UMI United States Minor Outlying Islands; US Minor Outlying Islands; U.S. Outlying Islands
        UY URY Uruguay; Eastern Republic of Uruguay
        VI VIR U.S. Virgin Islands; Virgin Islands, U.S.; Virgin Islands of the United States; USVI
        UZ UZB Uzbekistan; Republic of Uzbekistan
        VU VUT Vanuatu; Republic of Vanuatu
        VA VAT Vatican City; Holy See (Vatican City State); Holy See; Vatican; Vatican City State
        VE VEN Venezuela; Venezuela, Bolivarian Republic of; Bolivarian Republic of Venezuela
        VN VNM Vietnam; Socialist Republic of Viet Nam
        WF WLF Wallis and Futuna
        EH ESH Western Sahara
        YE YEM Yemen; Republic of Yemen
        ZM ZMB Zambia; Republic of Zambia
        ZW ZWE Zimbabwe; Republic of Zimbabwe
        """
}
