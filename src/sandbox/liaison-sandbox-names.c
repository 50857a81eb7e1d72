/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-names.h"

#include <string.h>

#define LIST(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Tables of words: many to a line. */
/* clang-format off */
static const LiaisonSandboxLanguage norwegian = {
  "nb",
  "nb-NO",
  "{h} {t} {l}",
  " ({c})",
  " for innkjøp, drift og vedlikehold av skip, havneanlegg og fiskemottak langs hele kysten",
  LIST ("Nordvik", "Fjellheim", "Ålesund|alesund", "Havbris", "Solgry", "Tindefoss",
        "Bjørkedal|bjorkedal", "Storlia", "Vårsol|varsol", "Kystvakt", "Lyngmo", "Granheim",
        "Sjøbua|sjobua", "Høgtun|hogtun", "Elvebakk", "Steinsund", "Myrhaug", "Raufjell",
        "Isfoss", "Kvernes"),
  LIST ("Skipsverft", "Bakeri", "Regnskap", "Byggservice", "Fiskemottak", "Arkitekter", "Trelast",
        "Eiendom", "Tannklinikk", "Transport", "Møbler|mobler", "Gartneri",
        "Reklamebyrå|reklamebyra", "Elektro", "Kaffe", "Entreprenør|entreprenor"),
  LIST ("AS", "ASA", "SA"),
  LIST ("Bergen", "Tromsø|tromso", "Molde", "Bodø|bodo", "Lillehammer", "Larvik"),
  LIST ("NO", "SE", "DK"),
  LIST ("Sigrid", "Jonas", "Ingrid", "Øyvind|oyvind", "Kari", "Lars", "Marit", "Håkon|hakon",
        "Solveig", "Eirik"),
  LIST ("Aune", "Berg", "Dahl", "Eide", "Foss", "Haugen", "Lie", "Moen", "Nygård|nygard",
        "Strøm|strom", "Vik", "Øverland|overland"),
};

static const LiaisonSandboxLanguage german = {
  "de",
  "de-DE",
  "{h} {t} {l}",
  " ({c})",
  " Gesellschaft für die Planung, Errichtung und Instandhaltung von Kälte-, Klima- und "
  "Lüftungsanlagen",
  LIST ("Grünwald|gruenwald", "Sonnenhof", "Brückner|brueckner",
        "Müller-Lüdenscheidt|muellerluedenscheidt", "Eichenau", "Rheinblick",
        "Weißensee|weissensee", "Hansen", "Lindenthal", "Königsberger|koenigsberger",
        "Falkenstein", "Schäfer|schaefer", "Morgenrot", "Talbach", "Habicht", "Steinmetz",
        "Waldvogel", "Kupfer", "Altmühl|altmuehl", "Zander"),
  LIST ("Maschinenbau", "Druckerei", "Steuerberatung", "Logistik",
        "Gebäudetechnik|gebaeudetechnik", "Bäckerei|baeckerei", "Medizintechnik", "Apotheke",
        "Spedition", "Holzbau", "Werkzeuge", "Immobilien", "Verlag", "Optik", "Brauerei",
        "Gartenbau"),
  LIST ("GmbH", "GmbH & Co. KG", "AG", "KG", "e. K."),
  LIST ("Kiel", "Köln|koeln", "Jena", "Ulm", "Würzburg|wuerzburg", "Graz", "Bern"),
  LIST ("DE", "DE", "AT", "CH", "LI"),
  LIST ("Jürgen|juergen", "Anke", "Bärbel|baerbel", "Torsten", "Heike", "Sven", "Ulrike",
        "Matthias", "Petra", "Klaus"),
  LIST ("Schmidt", "Krüger|krueger", "Weber", "Hoffmann", "Schröder|schroeder", "Vogel",
        "Böhm|boehm", "Lange", "Winter", "Groß|gross", "Peters", "Otto"),
};

static const LiaisonSandboxLanguage french = {
  "fr",
  "fr-FR",
  "{h} {t} {l}",
  " ({c})",
  " pour l’étude, la réalisation et l’entretien des installations frigorifiques et des cuisines de "
  "collectivité",
  LIST ("L’Olivier|lolivier", "Beauséjour|beausejour", "Côte d’Émeraude|cotedemeraude",
        "Val-de-Brume|valdebrume", "Montclair", "Rivière|riviere", "Sainte-Aurore|sainteaurore",
        "Les Tilleuls|lestilleuls", "Belle-Île|belleile", "Lafontaine", "Grand-Pré|grandpre",
        "Clairval", "Aubépine|aubepine", "Roche-Noire|rochenoire", "Haut-Jura|hautjura",
        "Le Phare|lephare", "Vieux-Pont|vieuxpont", "Marceau", "Étoile|etoile", "Hirondelle"),
  LIST ("Traiteur", "Menuiserie", "Conseil", "Assurances", "Pâtisserie|patisserie",
        "Métallerie|metallerie", "Voyages", "Architecture", "Édition|edition", "Horlogerie",
        "Fleuriste", "Formation", "Vignobles", "Nettoyage", "Textiles", "Optique"),
  LIST ("SARL", "SAS", "SA", "& Fils"),
  LIST ("Lyon", "Nîmes|nimes", "Lille", "Orléans|orleans", "Namur", "Genève|geneve"),
  LIST ("FR", "FR", "BE", "CH", "LU"),
  LIST ("Élodie|elodie", "François|francois", "Anaïs|anais", "Thierry", "Cécile|cecile", "Luc",
        "Maëlle|maelle", "Benoît|benoit", "Odile", "Rémi|remi"),
  LIST ("Lefèvre|lefevre", "Moreau", "Garnier", "D’Arcy|darcy", "Blanchard", "Chevalier", "Faure",
        "Péron|peron", "Roussel", "Vidal", "Marchand", "Colin"),
};

static const LiaisonSandboxLanguage spanish = {
  "es",
  "es-ES",
  "{t} {h} {l}",
  " ({c})",
  " para la conservación, distribución y exportación de productos agrícolas y conservas de las "
  "comarcas del interior",
  LIST ("Peña Alta|penaalta", "del Sur|delsur", "Núñez|nunez", "Miramar", "La Encina|laencina",
        "Sol y Sierra|solysierra", "Albariza", "Cañada Real|canadareal", "Marenostrum",
        "El Faro|elfaro", "Ibáñez e Hijos|ibanezehijos", "Monteverde", "Valdeluz",
        "Río Claro|rioclaro", "Santa Inés|santaines", "Torre del Mar|torredelmar", "Arcos",
        "Olmedilla", "Aragonesa", "Los Ángeles Custodios|losangelescustodios"),
  LIST ("Conservas", "Talleres", "Asesoría|asesoria", "Clínica|clinica", "Bodegas", "Transportes",
        "Hoteles", "Imprenta", "Construcciones", "Farmacia", "Academia", "Panadería|panaderia",
        "Cerámicas|ceramicas", "Viveros", "Joyería|joyeria", "Editorial"),
  LIST ("S.L.", "S.A.", "S.L.U."),
  LIST ("Cádiz|cadiz", "León|leon", "Vigo", "Murcia", "Lleida"),
  LIST ("ES", "ES", "AD"),
  LIST ("Begoña|begona", "Íñigo|inigo", "Lucía|lucia", "Álvaro|alvaro", "Marta", "Sergio",
        "Pilar", "Raúl|raul", "Nieves", "Joaquín|joaquin"),
  LIST ("Ortega", "Muñoz|munoz", "Castaño|castano", "Vega", "Ibáñez|ibanez", "Soler", "Rubio",
        "Crespo", "Gallardo", "Peña|pena", "Lozano", "Serra"),
};

static const LiaisonSandboxLanguage italian = {
  "it",
  "it-IT",
  "{t} {h} {l}",
  " ({c})",
  NULL,
  LIST ("D’Angelo|dangelo", "Città Alta|cittaalta", "Valverde", "Rossini", "Lago Blu|lagoblu",
        "Sant’Elia|santelia", "Belvedere", "Colombaia", "Fontanafredda", "Del Piano|delpiano",
        "Mezzogiorno", "Pietranera", "Aurora", "Tre Ponti|treponti", "Girasole", "Malvasia",
        "Oltremare", "Verità|verita", "Biancospino", "La Rondine|larondine"),
  LIST ("Officine", "Pasticceria", "Studio", "Trasporti", "Cantine", "Edilizia", "Tipografia",
        "Ceramiche", "Farmacia", "Arredamenti", "Impianti", "Viaggi", "Libreria", "Sartoria",
        "Cartiera", "Vetreria"),
  LIST ("S.r.l.", "S.p.A.", "S.n.c."),
  LIST ("Como", "Lecce", "Trento", "Perugia"),
  LIST ("IT", "IT", "SM"),
  LIST ("Giulia", "Matteo", "Chiara", "Niccolò|niccolo", "Elena", "Dario", "Silvia", "Paolo",
        "Irene", "Fabio"),
  LIST ("Ricci", "Conti", "Galli", "Fabbri", "Moretti", "D’Amico|damico", "Serra", "Villa",
        "Caruso", "Leone", "Neri", "Sala"),
};

static const LiaisonSandboxLanguage english = {
  "en",
  "en-GB",
  "{h} {t} {l}",
  " ({c})",
  " Society for the Encouragement, Preservation and Public Exhibition of Regional Crafts, Letters "
  "and Useful Inventions",
  LIST ("Harborlight", "Quillfeather", "St. Brendan’s|stbrendans", "Copperfield",
        "North & Vale|northandvale", "Ashgrove", "Bluebell", "Millrace", "Kestrel",
        "O’Rourke|orourke", "Thornbury", "Longshore", "Saltmarsh", "Redfern", "Whitlock",
        "Foxglove", "Larkspur", "Ironbridge", "Greyfriars", "Hollin-Clough|hollinclough"),
  LIST ("Bakery", "Media", "Dental Care|dentalcare", "Engineering", "Law", "Joinery",
        "Veterinary Clinic|vets", "Freight", "Books", "Instruments",
        "Nursery School|nurseryschool", "Cider", "Surveyors", "Marine", "Textiles", "Robotics"),
  LIST ("Ltd", "LLP", "plc", "Group"),
  LIST ("Leeds", "Cork", "Bristol", "Dundee", "Galway"),
  LIST ("IE", "GB", "GB", "MT"),
  LIST ("Ione", "Declan", "Harriet", "Tobias", "Niamh", "Rupert", "Zara", "Angus",
        "Siobhán|siobhan", "Owen"),
  LIST ("Marsh", "O’Brien|obrien", "Fielding", "Hale", "Kaur", "Lowe", "Penrose", "Quinn",
        "Sharpe", "Thwaite", "Underhill", "Wray"),
};

static const LiaisonSandboxLanguage dutch = {
  "nl",
  "nl-NL",
  "{h} {t} {l}",
  " ({c})",
  NULL,
  LIST ("Van den Berg|vandenberg", "’t Hoekje|thoekje", "De Vries", "Zilvermeeuw", "Noorderlicht",
        "IJsselstein|ijsselstein", "Kanaalzicht", "Polderwind", "Tulpenveld", "Oosterpark",
        "Vijfhuizen", "De Gouden Leeuw|degoudenleeuw", "Waterlelie", "Groenoord", "Schaapskooi",
        "Molenaar", "Duinrand", "Koopmans", "Veerpont", "Zonnebloem"),
  LIST ("Installatie", "Bloemen", "Advocaten", "Scheepsbouw", "Administratie", "Bouw", "Kaas",
        "Rijwielen", "Tandartsen", "Verhuur", "Drukwerk", "Logistiek", "Zorg", "Kwekerij",
        "Interieur", "Techniek"),
  LIST ("B.V.", "N.V.", "V.O.F."),
  LIST ("Delft", "Zwolle", "Gent", "Breda"),
  LIST ("NL", "NL", "BE"),
  LIST ("Marit", "Sander", "Femke", "Joost", "Anouk", "Bram", "Loes", "Pieter", "Sanne", "Daan"),
  LIST ("De Vries|devries", "Jansen", "Van Dijk|vandijk", "Bakker", "Smit", "Mulder", "Bos",
        "Dekker", "Kuipers", "Prins", "Vos", "Maas"),
};

static const LiaisonSandboxLanguage polish = {
  "pl",
  "pl-PL",
  "{t} {h} {l}",
  " ({c})",
  NULL,
  LIST ("Żuraw|zuraw", "Wiśniewski|wisniewski", "Złota Łąka|zlotalaka", "Bursztyn",
        "Świerk|swierk", "Jaskółka|jaskolka", "Pod Dębem|poddebem", "Kaszuby", "Ćwikła|cwikla",
        "Nowa Huta|nowahuta", "Zamość|zamosc", "Gościniec|gosciniec", "Błękit|blekit",
        "Orzeł|orzel", "Rzeka", "Kowalczyk", "Tęcza|tecza", "Brzoza", "Mazur",
        "Zielona Góra|zielonagora"),
  LIST ("Piekarnia", "Drukarnia", "Stolarnia", "Apteka", "Transport", "Kancelaria", "Budownictwo",
        "Odlewnia", "Księgarnia|ksiegarnia", "Mleczarnia", "Hurtownia", "Przychodnia", "Stocznia",
        "Ogrody", "Meble", "Odzież|odziez"),
  LIST ("sp. z o.o.", "S.A.", "sp. j."),
  LIST ("Łódź|lodz", "Gdynia", "Toruń|torun", "Opole"),
  LIST ("PL", "PL", "CZ", "SK"),
  LIST ("Agnieszka", "Paweł|pawel", "Małgorzata|malgorzata", "Łukasz|lukasz", "Zofia", "Jerzy",
        "Beata", "Michał|michal", "Ewa", "Tomasz"),
  LIST ("Nowak", "Wójcik|wojcik", "Zając|zajac", "Król|krol", "Dąbrowska|dabrowska",
        "Wróbel|wrobel", "Pawlak", "Sikora", "Baran", "Duda", "Szewczyk", "Lis"),
};

static const LiaisonSandboxLanguage chinese = {
  "zh",
  "zh-CN",
  "{c}{h}{t}{l}",
  "第{n}分公司",
  "（集团）暨长江三角洲及粤港澳大湾区跨境电子商务、冷链物流与智能制造一体化综合服务示范基地运营",
  LIST ("云帆|yunfan", "青禾|qinghe", "瑞丰|ruifeng", "博雅|boya", "天衡|tianheng", "星海|xinghai",
        "明德|mingde", "锦程|jincheng", "远山|yuanshan", "华章|huazhang", "松涛|songtao", "百川|baichuan",
        "万象|wanxiang", "朝阳里|chaoyangli", "墨白|mobai", "同心|tongxin", "晨曦|chenxi", "鼎盛|dingsheng",
        "和光|heguang", "知行|zhixing"),
  LIST ("信息技术|xinxi", "贸易|maoyi", "餐饮管理|canyin", "建筑设计|jianzhu", "生物科技|shengwu", "文化传媒|wenhua",
        "物流|wuliu", "精密机械|jingmi", "教育咨询|jiaoyu", "医疗器械|yiliao", "新能源|xinnengyuan", "食品|shipin",
        "服饰|fushi", "环保工程|huanbao", "茶业|chaye", "印务|yinwu"),
  LIST ("有限公司", "股份有限公司", "有限责任公司"),
  LIST ("上海|sh", "杭州|hz", "深圳|sz", "成都|cd", "苏州|su", "青岛|qd", "厦门|xm", "西安|xa"),
  LIST ("NL", "DE", "FR", "GB", "IT"),
  LIST ("伟|wei", "芳|fang", "敏|min", "晓梅|xiaomei", "子涵|zihan", "建国|jianguo", "雨桐|yutong",
        "浩然|haoran", "丽华|lihua", "思远|siyuan"),
  LIST ("王|wang", "李|li", "张|zhang", "陈|chen", "欧阳|ouyang", "赵|zhao", "周|zhou", "吴|wu", "徐|xu",
        "孙|sun", "林|lin", "郭|guo"),
};

static const LiaisonSandboxLanguage arabic = {
  "ar",
  "ar-AE",
  "شركة {h} {t} {l}",
  " - فرع {n}",
  NULL,
  LIST ("النور|alnoor", "الواحة|alwaha", "النخيل|alnakheel", "البحر الأبيض|albahralabyad",
        "الهلال|alhilal", "الأمل|alamal", "الياسمين|alyasmin", "الصقر|alsaqr", "الفجر|alfajr",
        "الرمال الذهبية|alrimal"),
  LIST ("للتجارة|tijara", "للمقاولات|muqawalat", "للاستشارات|istisharat", "للسياحة والسفر|siyaha",
        "للنقل|naql", "للطباعة والنشر|tibaa", "للأغذية|aghdhiya", "للتقنية|taqniya",
        "للعطور|otour", "للأثاث|athath"),
  LIST ("ذ.م.م", "المحدودة"),
  LIST ("دبي|dubai", "عمّان|amman"),
  LIST ("FR", "GB", "ES", "BE"),
  LIST ("ليلى|layla", "أحمد|ahmad", "فاطمة|fatima", "يوسف|yousef", "مريم|maryam", "خالد|khaled",
        "نور|noor", "عمر|omar", "سلمى|salma", "طارق|tariq"),
  LIST ("الخطيب|alkhatib", "حداد|haddad", "منصور|mansour", "الزهراء|alzahra", "درويش|darwish",
        "نجار|najjar", "قاسم|qasim", "العلي|alali", "سالم|salem", "بركات|barakat", "شاهين|shahin",
        "عيسى|issa"),
};
/* clang-format on */

const LiaisonSandboxHardName liaison_sandbox_hard_names[] = {
  { "Müller & O’Neill “Partners”", "muelleroneill", "de" },
  { "\"Zur Alten Post\" Gasthof e. K.", "zuraltenpost", "de" },
  { "<b>Bold</b> Ideas & Sons Ltd", "boldideas", "en" },
  { "Less < More Design Studio", "lessmore", "en" },
  { "L'Atelier d'Émile & Associés", "atelierdemile", "fr" },
  { "A", "lettera", "en" },
  { "100% Koffie C.V. +1", "honderdkoffie", "nl" },
  { "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mit "
    "beschränkter Haftung & Co. Kommanditgesellschaft auf Aktien",
    "donaudampf", "de" },
  { "50/50 \\ Back\\slash Kft.", "backslash", "en" },
  { "上海浦东新区“云上”智慧城市（控股）有限公司 & Partners", "yunshang", "zh" },
  { "مجموعة الأمل (Hope Group) ١٢٣", "hopegroup", "ar" },
  { "Jensen-Hald, Ångström & Søn I/S", "jensenhald", "nb" },
};
const guint liaison_sandbox_n_hard_names = G_N_ELEMENTS (liaison_sandbox_hard_names);

static const LiaisonSandboxLanguage *const worldwide[] = {
  &dutch,   &norwegian, &german,  &french, &spanish, &italian,
  &english, &polish,    &chinese, &arabic, NULL,
};
static const LiaisonSandboxLanguage *const american[] = { &english, &spanish, &chinese, NULL };
static const LiaisonSandboxLanguage *const in_china[] = { &chinese, NULL };
static const LiaisonSandboxLanguage *const in_germany[] = { &german, &english, NULL };

const LiaisonSandboxLanguage *const *
liaison_sandbox_get_languages (const char *cloud)
{
  if (g_str_equal (cloud, "usgov"))
    return american;
  if (g_str_equal (cloud, "china"))
    return in_china;
  if (g_str_equal (cloud, "germany"))
    return in_germany;
  return worldwide;
}

const LiaisonSandboxLanguage *
liaison_sandbox_find_language (const char *language)
{
  for (guint i = 0; worldwide[i] != NULL; i++)
    {
      if (g_str_equal (worldwide[i]->language, language))
        return worldwide[i];
    }
  return worldwide[0];
}

void
liaison_sandbox_append_shown (const char *entry, GString *text)
{
  g_string_append_len (text, entry, strcspn (entry, "|"));
}

void
liaison_sandbox_append_slug (const char *entry, GString *slug)
{
  const char *spelling = strchr (entry, '|');

  for (const char *c = spelling != NULL ? spelling + 1 : entry; *c != '\0'; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (slug, g_ascii_tolower (*c));
    }
}

void
liaison_sandbox_append_company (const LiaisonSandboxLanguage *language,
                                guint head,
                                guint tail,
                                guint legal_form,
                                guint city,
                                GString *name,
                                GString *slug)
{
  for (const char *c = language->pattern; *c != '\0'; c++)
    {
      if (*c != '{')
        {
          g_string_append_c (name, *c);
          continue;
        }
      if (c[1] == 'h')
        liaison_sandbox_append_shown (language->heads[head], name);
      else if (c[1] == 't')
        liaison_sandbox_append_shown (language->tails[tail], name);
      else if (c[1] == 'l')
        g_string_append (name, language->legal_forms[legal_form]);
      else
        liaison_sandbox_append_shown (language->cities[city], name);
      c += 2;
    }
  liaison_sandbox_append_slug (language->heads[head], slug);
  liaison_sandbox_append_slug (language->tails[tail], slug);
}
