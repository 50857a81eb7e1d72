/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-names.h"

#define LIST(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define CITIES(...) ((const LiaisonSandboxCity[]){ __VA_ARGS__, { NULL } })

/* Tables of words: many to a line. All of it is made up; whoever bears such a name is not meant. */
/* clang-format off */
#define CHINESE_HEADS                                                                              \
  LIST ("云帆|yunfan", "青禾|qinghe", "瑞丰|ruifeng", "博雅|boya", "天衡|tianheng", "星海|xinghai",   \
        "明德|mingde", "锦程|jincheng", "远山|yuanshan", "华章|huazhang", "松涛|songtao",             \
        "百川|baichuan", "景行|jingxing", "朝阳|chaoyang", "墨白|mobai", "同心|tongxin",              \
        "晨曦|chenxi", "鼎盛|dingsheng", "和光|heguang", "知行|zhixing", "安泰|antai",                \
        "恒信|hengxin", "金桥|jinqiao", "启明|qiming", "东篱|dongli", "长风|changfeng",               \
        "嘉禾|jiahe", "南山|nanshan", "思源|siyuan", "凌云|lingyun", "宏图|hongtu", "新元|xinyuan",   \
        "白鹭|bailu", "聚贤|juxian", "麦田|maitian", "翠湖|cuihu", "海纳|haina", "立方|lifang",       \
        "清泉|qingquan", "望江|wangjiang", "德润|derun", "兴业|xingye", "广源|guangyuan",           \
        "永昌|yongchang", "卓越|zhuoyue", "亿达|yida", "正阳|zhengyang", "书香|shuxiang",              \
        "秋实|qiushi", "春晖|chunhui", "九州|jiuzhou", "泰和|taihe", "盛世|shengshi", "雅居|yaju",     \
        "蓝天|lantian", "绿洲|lvzhou", "文博|wenbo", "弘毅|hongyi", "久安|jiuan", "融创通|rongchuangtong", \
        "天成|tiancheng", "百味|baiwei", "源泰|yuantai", "建业|jianye")
#define CHINESE_TAILS                                                                              \
  LIST ("信息技术|xinxi", "贸易|maoyi", "餐饮管理|canyin", "建筑设计|jianzhu", "生物科技|shengwu",  \
        "文化传媒|chuanmei", "物流|wuliu", "精密机械|jingmi", "教育咨询|jiaoyu", "医疗器械|yiliao",   \
        "新能源|xinnengyuan", "食品|shipin", "服饰|fushi", "环保工程|huanbao", "茶业|chaye",          \
        "印务|yinwu", "电子|dianzi", "网络科技|wangluo", "家居|jiaju", "纺织|fangzhi")
#define CHINESE_FIRST_NAMES                                                                        \
  LIST ("伟|wei", "芳|fang", "敏|min", "晓梅|xiaomei", "子涵|zihan", "建国|jianguo",                \
        "雨桐|yutong", "浩然|haoran", "丽华|lihua", "思远|siyuan")
#define CHINESE_LAST_NAMES                                                                         \
  LIST ("王|wang", "李|li", "张|zhang", "陈|chen", "欧阳|ouyang", "赵|zhao", "周|zhou", "吴|wu",    \
        "徐|xu", "孙|sun", "林|lin", "郭|guo")

const LiaisonSandboxLanguage liaison_sandbox_chinese = {
  "zh", "zh-CN", "{c}{h}{t}{l}", "第{n}分公司", "人民路{n}号",
  LIST ("远山控股（集团）股份有限公司|yuanshanjituan", "百川律师事务所|baichuanlvshi",
        "知行管理咨询合伙企业（有限合伙）|zhixingzixun", "老周记餐饮管理有限公司|laozhouji",
        "明德双语学校|mingdeshuangyu", "Larkspur 精密仪器（中国）有限公司|larkspurjingmi",
        "小雨点幼儿教育服务中心|xiaoyudian", "和光·里民宿酒店管理有限公司|heguangli",
        "云帆长江三角洲及粤港澳大湾区跨境电子商务、冷链物流与智能制造一体化综合服务示范基地建设"
        "运营管理有限责任公司|yunfanshifan",
        "青禾农业专业合作社|qinghenongye", "天衡会计师事务所（特殊普通合伙）|tianhengkuaiji",
        "新元 IT 服务有限公司|xinyuanit"),
  CHINESE_HEADS,
  CHINESE_TAILS,
  LIST ("有限公司", "有限公司", "有限公司", "有限公司", "有限公司", "有限公司", "有限公司",
        "股份有限公司"),
  CITIES ({ "上海", "CN", "200040", "上海市" }, { "北京", "CN", "100020", "北京市" },
          { "杭州", "CN", "310003", "浙江省" }, { "深圳", "CN", "518001", "广东省" },
          { "成都", "CN", "610016", "四川省" }, { "苏州", "CN", "215005", "江苏省" },
          { "青岛", "CN", "266001", "山东省" }, { "厦门", "CN", "361001", "福建省" },
          { "西安", "CN", "710003", "陕西省" }, { "武汉", "CN", "430014", "湖北省" }),
  CHINESE_FIRST_NAMES,
  CHINESE_LAST_NAMES,
};

/* Subsidiaries in Europe name their country or city in brackets. */
const LiaisonSandboxLanguage liaison_sandbox_chinese_abroad = {
  "zh", "zh-CN", "{h}{t}（{c}）{l}", "第{n}分公司", "Handelskade {n}",
  LIST ("华章中文学校|huazhang", "老周记川菜馆|laozhouji",
        "云帆长江三角洲及粤港澳大湾区跨境电子商务、冷链物流与智能制造一体化综合服务示范基地欧洲"
        "运营管理有限责任公司|yunfanshifan"),
  CHINESE_HEADS,
  CHINESE_TAILS,
  LIST ("有限公司"),
  CITIES ({ "荷兰", "NL", "3011 AA" }, { "鹿特丹", "NL", "3011 AA" }, { "德国", "DE", "40210" },
          { "汉堡", "DE", "20095" }, { "法国", "FR", "75013" }, { "欧洲", "LU", "1611" },
          { "香港", "HK", "999077" }),
  CHINESE_FIRST_NAMES,
  CHINESE_LAST_NAMES,
};

const LiaisonSandboxLanguage liaison_sandbox_arabic = {
  "ar", "ar-AE", "شركة {h} {t} {l}", " - فرع {n}", "Havenlaan {n}",
  LIST ("مجموعة الأمل للاستثمار|majmouatalamal", "مخبز الزيتون|makhbazalzaytoun"),
  LIST ("النور|alnoor", "الواحة|alwaha", "النخيل|alnakheel", "البحر الأبيض|albahralabyad",
        "الهلال|alhilal", "الأمل|alamal", "الياسمين|alyasmin", "الصقر|alsaqr", "الفجر|alfajr",
        "الرمال الذهبية|alrimal"),
  LIST ("للتجارة|tijara", "للمقاولات|muqawalat", "للاستشارات|istisharat", "للسياحة والسفر|siyaha",
        "للنقل|naql", "للطباعة والنشر|tibaa", "للأغذية|aghdhiya", "للتقنية|taqniya",
        "للعطور|otour", "للأثاث|athath"),
  LIST ("ذ.م.م", "المحدودة"),
  CITIES ({ "روتردام", "NL", "3011 AA" }, { "بروكسل", "BE", "1000" }, { "باريس", "FR", "75010" },
          { "لندن", "GB", "W2 1DX" }, { "دبي", "AE", "00000" }),
  LIST ("ليلى|layla", "أحمد|ahmad", "فاطمة|fatima", "يوسف|yousef", "مريم|maryam", "خالد|khaled",
        "نور|noor", "عمر|omar", "سلمى|salma", "طارق|tariq"),
  LIST ("الخطيب|alkhatib", "حداد|haddad", "منصور|mansour", "الزهراء|alzahra", "درويش|darwish",
        "نجار|najjar", "قاسم|qasim", "العلي|alali", "سالم|salem", "بركات|barakat", "شاهين|shahin",
        "عيسى|issa"),
};

/* Of the government's cloud: towns, schools, agencies. */
const LiaisonSandboxLanguage liaison_sandbox_american = {
  "en", "en-US", "{h} {t}", " - {c} Office", "{n} Main Street",
  LIST ("City of Alder Falls|cityofalderfalls", "Town of St. Clair’s Landing|stclairslanding",
        "State Board of Pharmacists & Opticians|boardofpharmacists",
        "Tri-County Emergency Communications District|tricountyemergency",
        "O’Fallon Elementary School|ofallonelementary", "Village of Peña Blanca|villageofpenablanca",
        "Chippewa-Marsh Watershed Council|chippewamarsh", "Office of the State Auditor|stateauditor",
        "City of New Dover|cityofnewdover", "Mid-Valley Regional Airport|midvalleyairport",
        "Interagency Council for the Coordination, Preservation and Public Exhibition of Historic "
        "Bridges, Lighthouses and Courthouses of the Upper Basin States|historicbridges",
        "Joint Task Force on Wildland Fire & Smoke|wildlandfire", "Port of Kingsbridge|portofkingsbridge",
        "City of Juniper Flats|cityofjuniperflats", "Department of Veterans Services|veteransservices",
        "County of Whitfield|countyofwhitfield"),
  LIST ("Fairhaven", "Cold Spring", "Prairie View", "Marlow", "Stonebridge", "Big Pine", "Lake Ashby",
        "Fort Ellison", "Saint Clair", "Rio Seco", "Bayou Claire", "Elk Crossing", "New Dover",
        "Millard", "Granite Bay", "Willow Creek", "Palmetto", "Tamarack", "Juniper Flats",
        "Copper Hills", "Ocean Bluff", "Buffalo Fork", "Red Mesa", "Sweetwater", "Three Rivers",
        "Mount Arden", "Kingsbridge", "Whitfield", "Larkin", "Oak Hollow", "Harlan", "Cedar Ridge",
        "Alder Falls", "Pine Barrens", "Holcomb", "Union Grove", "Bell Harbor", "Sandusky Point",
        "Eagle Pass", "Monroe Heights", "Dry Fork", "Ashland Park",
        "Hickory Bend", "Salt Springs", "Mariposa", "Fort Dell", "Glenwood", "Santa Lucia",
        "Badger Creek", "Plainfield", "Kettle Falls", "Northgate", "Cape Mercer", "Wheatland",
        "Bear Hollow", "Lake Norden", "Silver Plume", "Calloway", "Grand Mesa", "Old Harbor",
        "Pecan Valley", "Twin Buttes", "Ridgeway", "Birch Lake"),
  LIST ("County Public Schools", "Police Department", "Water District", "Housing Authority",
        "Public Library", "Fire & Rescue", "County Sheriff’s Office|sheriff",
        "Regional Transit Authority|transit", "Health Department", "Community College",
        "Parks and Recreation|parks", "Municipal Court", "Unified School District|usd",
        "High School", "Planning Commission", "Soil Conservation District|soil"),
  LIST (""),
  CITIES ({ "Richmond", "US", "23219", "VA" }, { "Topeka", "US", "66603", "KS" },
          { "Astoria", "US", "97103", "OR" }, { "Dayton", "US", "45402", "OH" },
          { "Mobile", "US", "36602", "AL" }, { "Pueblo", "US", "81003", "CO" },
          { "Duluth", "US", "55802", "MN" }, { "Albany", "US", "12207", "NY" },
          { "Macon", "US", "31201", "GA" }, { "Reno", "US", "89501", "NV" }),
  LIST ("Avery", "Marcus", "Denise", "Hector", "Grace", "Tyrone", "Kelly", "Luis", "Joanne", "Wade"),
  LIST ("Johnson", "Ramirez", "O’Connor|oconnor", "Nguyen", "Baker", "Whitaker", "Lopez", "Reed",
        "Sullivan", "Brooks", "Chen", "Hayes"),
};
