/**
 * Passwords that head every published list of leaked ones, of eight characters and more, in lower case. Runs of one
 * character, of neighbours on a keyboard and of counting are found by rule and not listed.
 */
export const LEAKED_PASSWORDS: ReadonlySet<string> = new Set(
  `password password1 password12 password123 password1234 password! password1! passw0rd p@ssw0rd p@ssword pa55word
  pa$$word p@55w0rd p455w0rd passwort passwort1 motdepasse contraseña contrasena mypassword newpassword yourpassword
  password2 password3 password4 password5 password7 password9 password01 password11 password99 password00 passpass
  iloveyou iloveyou1 iloveyou2 iloveyou! iloveu12 ilovegod iloveme1 iloveyou3 loveyou1 loveme123 ilovehim iloveher
  princess princess1 sunshine sunshine1 football football1 baseball baseball1 basketball superman superman1 batman123
  spiderman trustno1 whatever welcome1 welcome12 welcome123 welcome! letmein1 letmein12 letmein123 letmein! master12
  master123 dragon12 dragon123 monkey12 monkey123 shadow12 shadow123 michael1 jennifer jennifer1 jordan23 jordan12
  michelle michelle1 charlie1 ashley12 daniel12 jessica1 thomas12 andrew12 anthony1 matthew1 matthew2 joshua12 robert12
  william1 samantha samantha1 elizabeth alexander alexandra benjamin christian christine christopher danielle
  veronica victoria victoria1 patricia stephanie nicholas jonathan jonathan1 gabriel1 fernando francisco alejandro
  alejandra carolina margarita rodrigo1 sebastian valentina angelina beautiful butterfly butterfly1 chocolate
  chocolate1 computer computer1 internet internet1 facebook facebook1 linkedin linkedin1 samsung1 samsung123 windows1
  windows10 microsoft google123 twitter1 youtube1 whatsapp starwars starwars1 pokemon1 pokemon123 nintendo minecraft
  minecraft1 fortnite roblox123 slipknot metallica liverpool liverpool1 arsenal1 arsenal123 chelsea1 chelsea123
  manchester manutd123 barcelona barcelona1 realmadrid juventus liverpool12 rangers1 celtic1888 yankees1 cowboys1
  steelers steelers1 lakers24 packers1 redsox04 dolphins mustang1 corvette ferrari1 porsche1 porsche911 mercedes
  mercedes1 bmw12345 audi1234 volkswagen toyota12 honda123 harley12 harleydavidson motorola blackberry
  administrator admin123 admin1234 admin12345 admin123456 admin@123 admin@1234 adminadmin administrator1 root1234
  rootroot root123456 toor1234 test1234 test12345 test123456 testtest testing1 testing123 tester12 user1234 user12345
  useruser guest123 guest1234 guestguest default1 changeme changeme1 changeme123 changeit secret12 secret123 secret1234
  mysecret topsecret temp1234 temporary demo1234 demodemo login123 login1234 loginlogin access14 access123 hello123
  hello1234 hellohello helloworld hello12345 goodluck goodbye1 freedom1 freedom12 forever1 forever21 lovelove
  lovelove1 love1234 love12345 mylove12 babygirl babygirl1 babyboy1 blink182 cheese12 cookie12 cookie123 banana12
  orange12 purple12 purple123 yellow12 silver12 golden12 diamond1 diamonds pineapple strawberry blueberry watermelon
  hunter12 hunter123 killer12 killer123 ninja123 matrix12 phoenix1 phoenix12 mercury1 jupiter1 midnight midnight1
  snowball rainbow1 rainbow12 sweetie1 sweetheart sunflower precious precious1 tinkerbell scoobydoo garfield
  garfield1 mickey12 mickeymouse hellokitty doraemon naruto12 naruto123 onepiece dragonball pikachu1 pikachu12
  scooter1 hockey12 soccer12 soccer123 tennis12 golfer12 fishing1 swimming swimming1 dancing1 guitar12 musicman
  qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyui1 qwert123 qwert12345 qweasdzx qweasdzxc qweasd123
  1qaz2wsx 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qazxsw2 q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1xsw2 zaq1zaq1 !qaz2wsx
  1qaz@wsx qazwsx12 qazwsx123 qazwsxedc qazwsxedc1 asdf1234 asdfasdf asdf12345 asdfjkl1 zxcv1234 zxcvzxcv zxcvbnm1
  zxcvbnm123 abcd1234 abcd12345 abcd123456 abc12345 abc123456 abc123abc abcabc123 a1b2c3d4 a1b2c3d4e5 a1234567
  a12345678 a123456789 aa123456 aa12345678 aaa11111 aaaa1111 abc112233 abc@1234 abc@12345 asd123456 asdasd123
  q1234567 q12345678 q123456789 qq123456 qq123456789 qqww1122 qwe12345 qwe123456 qweqwe123 qaz123456 s1234567
  s123456789 w1234567 w123456789 x1234567 z1234567 z12345678 z123456789 zz123456 zxc12345 zxc123456 1a2b3c4d
  1234abcd 12345abc 123456ab 123456aa 123456abc 123456qq 1234567a 12345678a 123456789a 123456789q 123456asd 123qwe123
  123qweasd 123abc123 12qwaszx 11223344 1122334455 112233445566 12341234 12344321 123123123 1231231234 123321123
  123654789 147258369 147852369 159357456 159753456 159753258 741852963 789456123 789456123a 963852741 987654321a
  10203040 102030405060 11112222 11221122 12121212 12131415 13131313 13141314 1314520a 13145200 20082008 20102010
  20202020 52013140 52013141 5201314a 5201314520 5211314a 5845201314 1314521a 520520520 521521521 woaini520
  woaini1314 woaini521 woaini123 woaini5201314 woaini99 woaiwojia woaimama wodemima 5201314ai aini1314 aini5201314
  iloveyou520 iloveyou1314 love5201314 li123456 wang123456 zhang123 zhang123456 liu123456 chen123456 yang123456
  zhao123456 huang123 zhou1234 wu123456 xiaoming xiaoxiao nihao123 nihao1234 zhongguo zhongguo1 beijing2008 shanghai
  shanghai1 guangzhou shenzhen chengdu1 taobao123 taobao1234 alibaba1 weixin123 weixin1234 tencent1 baidu123
  baidu1234 caonima1 caonima123 tiancai1 dearbook xiazhili zhangwei wangwei1 wangjian liuliu66 88888888a 66668888
  88886666 66666688 16881688 18181818 19491001 19801980 19851985 19881988 19901990 19951995 20002000 31415926
  314159265 3141592653 27182818 00000000a a00000000 007007007 01234567890 winter2024 summer2024 spring2024 autumn2024
  winter2025 summer2025 spring2025 autumn2025 winter2026 summer2026 spring2026 autumn2026 january1 february october1
  november december monday12 sunday12 friday13 birthday birthday1 family12 family123 mother12 father12 brother1
  sister12 angel123 angelangel jesus123 jesuschrist godisgood blessed1 heaven12 faith123 grace123 hope1234 peace123
  lucky123 lucky777 lucky888 money123 money888 success1 success123 business1 manager1 manager123 service1 service123
  support1 support123 company1 company123 office12 office365 summer12 summer123 winter12 winter123 school12 student1
  student123 teacher1 teacher123 doctor12 soldier1 captain1 cowboy12 pirate12 wizard12 pumpkin1 peanut12 pepper12
  ginger12 buster12 maggie12 bailey12 tigger12 tigger123 rocky123 lovely12 lovely123 cutie123 sexygirl sexy1234
  fuckyou1 fuckyou2 fuckyou! fuckoff1 asshole1 bullshit biteme12 blahblah nothing1 nopassword something anything
  everything unknown1 access01 zaq!2wsx 1qaz!qaz p@ssw0rd1 p@ssw0rd123 p@ssw0rd! passw0rd1 passw0rd! admin888
  admin666 admin000 admin111 system12 system123 server12 oracle12 oracle123 mysql123 postgres postgres1 raspberry
  cisco123 huawei123 huawei@123 admin@huawei ubnt1234 zte12345 changeme! letmein!1 welcome@123 india123 india@123
  pakistan bangladesh vietnam1 thailand malaysia singapore indonesia hongkong taiwan123 japan123 korea123 america1
  american1 australia england1 london12 germany1 france12 brasil12 mexico12 canada12`
    .split(/\s+/)
    .filter(Boolean),
)
