BEGIN TRANSACTION;
CREATE TABLE anvand_text (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  text TEXT NOT NULL,
  kalla TEXT NOT NULL,
  avtryck TEXT,
  CONSTRAINT pk_anvand_text PRIMARY KEY (id),
  CONSTRAINT ck_anvand_text_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE arsarbetare_avtalad (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  rad TEXT NOT NULL,
  kvinnor INTEGER,
  man INTEGER,
  CONSTRAINT pk_arsarbetare_avtalad PRIMARY KEY (id),
  CONSTRAINT fk_arsarbetare_avtalad_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_arsarbetare_avtalad_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_arsarbetare_avtalad_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE arsarbetare_exkl_tjanstlediga (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  rad TEXT NOT NULL,
  tillsvidare INTEGER,
  visstid INTEGER,
  CONSTRAINT pk_arsarbetare_exkl_tjanstlediga PRIMARY KEY (id),
  CONSTRAINT fk_arsarbetare_exkl_tjanstlediga_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_arsarbetare_exkl_tjanstlediga_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_arsarbetare_exkl_tjanstlediga_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE berord (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  nod TEXT NOT NULL,
  enhet TEXT NOT NULL,
  CONSTRAINT pk_berord PRIMARY KEY (id),
  CONSTRAINT fk_berord_nod FOREIGN KEY(nod) REFERENCES nod (id),
  CONSTRAINT fk_berord_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT ck_berord_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE byggprojekt (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  rad TEXT NOT NULL,
  kalkyl TEXT,
  budget TEXT,
  utfall_totalt TEXT,
  utfall_period TEXT,
  status TEXT,
  CONSTRAINT pk_byggprojekt PRIMARY KEY (id),
  CONSTRAINT fk_byggprojekt_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_byggprojekt_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_byggprojekt_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE enhet (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  kod TEXT NOT NULL,
  namn TEXT NOT NULL,
  typ TEXT NOT NULL,
  overordnad TEXT,
  ordning INTEGER NOT NULL,
  CONSTRAINT pk_enhet PRIMARY KEY (id),
  CONSTRAINT fk_enhet_overordnad FOREIGN KEY(overordnad) REFERENCES enhet (id),
  CONSTRAINT ck_enhet_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_enhet_typ CHECK ("typ" IN ('namnd', 'forvaltning', 'omrade', 'stab')),
  CONSTRAINT ck_enhet_ordning CHECK ("ordning" >= -9007199254740992 AND "ordning" <= 9007199254740992)
)
 STRICT;
INSERT INTO "enhet" VALUES('fb999146b13a57058effdcdeb7e77391',0,'servicenamnden','Servicenämnden','namnd',NULL,0);
INSERT INTO "enhet" VALUES('ff222b61ec8052a1bd6b00735300569a',0,'it','Område IT','omrade','fb999146b13a57058effdcdeb7e77391',1);
INSERT INTO "enhet" VALUES('b4a29bb8d9a35decaf66b84a976e8969',0,'fastigheter','Område fastigheter','omrade','fb999146b13a57058effdcdeb7e77391',2);
CREATE TABLE inlamning (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  klar TEXT,
  mottagen TEXT,
  atersand TEXT,
  orsak TEXT NOT NULL,
  anstand TEXT,
  CONSTRAINT pk_inlamning PRIMARY KEY (id),
  CONSTRAINT fk_inlamning_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_inlamning_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_inlamning_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_inlamning_anstand CHECK ("anstand" IS date("anstand", '+0 days') AND "anstand" >= '0001')
)
 STRICT;
CREATE TABLE insamling (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  period TEXT NOT NULL,
  sista_dag TEXT,
  stangd INTEGER,
  CONSTRAINT pk_insamling PRIMARY KEY (id),
  CONSTRAINT fk_insamling_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_insamling_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_insamling_sista_dag CHECK ("sista_dag" IS date("sista_dag", '+0 days') AND "sista_dag" >= '0001'),
  CONSTRAINT ck_insamling_stangd CHECK ("stangd" >= 0 AND "stangd" <= 1)
)
 STRICT;
CREATE TABLE investeringar (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  rad TEXT NOT NULL,
  utfall INTEGER,
  prognos INTEGER,
  budget INTEGER,
  CONSTRAINT pk_investeringar PRIMARY KEY (id),
  CONSTRAINT fk_investeringar_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_investeringar_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_investeringar_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE j_change (
  nr INTEGER NOT NULL,
  id BLOB NOT NULL,
  tx BLOB,
  tbl TEXT NOT NULL,
  "row" TEXT NOT NULL,
  field TEXT NOT NULL,
  value ANY,
  base ANY,
  depth INTEGER NOT NULL,
  at TEXT,
  redacted INTEGER NOT NULL,
  CONSTRAINT pk_j_change PRIMARY KEY (nr),
  CONSTRAINT uq_j_change_id UNIQUE (id),
  CONSTRAINT ck_j_change_depth CHECK ("depth" >= 1),
  CONSTRAINT ck_j_change_redacted CHECK ("redacted" >= 0 AND "redacted" <= 1)
)
 STRICT;
INSERT INTO "j_change" VALUES(1,X'DD48E538402984D11D3128CB6D0DB15F',X'1719182DFF9075E1BD05934D0A134CF5','enhet','fb999146b13a57058effdcdeb7e77391','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(2,X'F303FFAE292C863804513C383D99CD16',X'1719182DFF9075E1BD05934D0A134CF5','enhet','fb999146b13a57058effdcdeb7e77391','kod','servicenamnden',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(3,X'267FE8947BBF0B9178A2F065E21F1CAE',X'1719182DFF9075E1BD05934D0A134CF5','enhet','fb999146b13a57058effdcdeb7e77391','namn','Servicenämnden',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(4,X'D7BDD57287EAF18B347662C4882CFE0E',X'1719182DFF9075E1BD05934D0A134CF5','enhet','fb999146b13a57058effdcdeb7e77391','typ','namnd',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(5,X'2341EC00F2380D371C1143D0AAE1ED72',X'1719182DFF9075E1BD05934D0A134CF5','enhet','fb999146b13a57058effdcdeb7e77391','ordning',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(6,X'E975E1CB63B7F9DFA67EAE2C163819F5',X'1719182DFF9075E1BD05934D0A134CF5','enhet','ff222b61ec8052a1bd6b00735300569a','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(7,X'990AA661B8DB192B0BE35A8B2C523EB5',X'1719182DFF9075E1BD05934D0A134CF5','enhet','ff222b61ec8052a1bd6b00735300569a','kod','it',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(8,X'60787101081CE96DF4D849B5447CE21D',X'1719182DFF9075E1BD05934D0A134CF5','enhet','ff222b61ec8052a1bd6b00735300569a','namn','Område IT',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(9,X'341966CD9487ECCE5FF70D128C547ACC',X'1719182DFF9075E1BD05934D0A134CF5','enhet','ff222b61ec8052a1bd6b00735300569a','typ','omrade',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(10,X'1C037CDF3A5FDA95C4E8E6FEC2D6F1E2',X'1719182DFF9075E1BD05934D0A134CF5','enhet','ff222b61ec8052a1bd6b00735300569a','overordnad','fb999146b13a57058effdcdeb7e77391',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(11,X'EFB936A55955788B7CE5B65247AA18BA',X'1719182DFF9075E1BD05934D0A134CF5','enhet','ff222b61ec8052a1bd6b00735300569a','ordning',1,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(12,X'A98FE684D56931135B6712929649B3C7',X'1719182DFF9075E1BD05934D0A134CF5','enhet','b4a29bb8d9a35decaf66b84a976e8969','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(13,X'1D156944E055610CFE93355967396C07',X'1719182DFF9075E1BD05934D0A134CF5','enhet','b4a29bb8d9a35decaf66b84a976e8969','kod','fastigheter',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(14,X'71BF6B16AE2B87C53F80C968DF4AC69F',X'1719182DFF9075E1BD05934D0A134CF5','enhet','b4a29bb8d9a35decaf66b84a976e8969','namn','Område fastigheter',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(15,X'9B00C3ABB25132D29422D1C809058632',X'1719182DFF9075E1BD05934D0A134CF5','enhet','b4a29bb8d9a35decaf66b84a976e8969','typ','omrade',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(16,X'CA9B19DE469D3ECEC0B63A7B0A1B43D7',X'1719182DFF9075E1BD05934D0A134CF5','enhet','b4a29bb8d9a35decaf66b84a976e8969','overordnad','fb999146b13a57058effdcdeb7e77391',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(17,X'1E7ACDDE424A534EA52080CF914D793B',X'1719182DFF9075E1BD05934D0A134CF5','enhet','b4a29bb8d9a35decaf66b84a976e8969','ordning',2,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(18,X'F921140E0952B9162CD571A471DC70B8',X'1719182DFF9075E1BD05934D0A134CF5','plan','3760df1c30aa5a3d82098128c0f56ac7','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(19,X'569F65FF51957220A98C237E29525C34',X'1719182DFF9075E1BD05934D0A134CF5','plan','3760df1c30aa5a3d82098128c0f56ac7','ar',2025,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(20,X'B7C9B5DA91A66F8132DC9663E13355BB',X'1719182DFF9075E1BD05934D0A134CF5','plan','3760df1c30aa5a3d82098128c0f56ac7','titel','Plan 2025',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(21,X'B0DC573CA834123B89030561B989F069',X'1719182DFF9075E1BD05934D0A134CF5','period','ebc210b869105b7980317ff139fc25b6','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(22,X'D903D70A7744306CE0DCE9028F6D6AA0',X'1719182DFF9075E1BD05934D0A134CF5','period','ebc210b869105b7980317ff139fc25b6','fran','2024-01-01',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(23,X'6D9C8DFE6B9746536A047F8BE512525E',X'1719182DFF9075E1BD05934D0A134CF5','period','ebc210b869105b7980317ff139fc25b6','till','2024-12-31',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(24,X'93054DC878E4BD004F66BC8A77F48889',X'1719182DFF9075E1BD05934D0A134CF5','period','20dd153c551f57798f81c5147a3e2d05','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(25,X'B0DACF63BE17BD6F8501E3E16335E10F',X'1719182DFF9075E1BD05934D0A134CF5','period','20dd153c551f57798f81c5147a3e2d05','fran','2025-01-01',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(26,X'F6C3593101D4EDC2920393D168D89002',X'1719182DFF9075E1BD05934D0A134CF5','period','20dd153c551f57798f81c5147a3e2d05','till','2025-12-31',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(27,X'4667D27251306A8F598C420E4C1DE933',X'1719182DFF9075E1BD05934D0A134CF5','period','20dd153c551f57798f81c5147a3e2d05','plan','3760df1c30aa5a3d82098128c0f56ac7',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(28,X'9B88E4E67561672F93CE56374C3F24FF',X'1719182DFF9075E1BD05934D0A134CF5','period','20dd153c551f57798f81c5147a3e2d05','jamforelse','ebc210b869105b7980317ff139fc25b6',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(29,X'B6C20112001D8139A791B8A367B8EDFE',X'1719182DFF9075E1BD05934D0A134CF5','nod','be3f7f329fd25d8ebaa4bcf04449bde9','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(30,X'EF0144C652A51F1DDD6359A0718A3DC0',X'1719182DFF9075E1BD05934D0A134CF5','nod','be3f7f329fd25d8ebaa4bcf04449bde9','plan','3760df1c30aa5a3d82098128c0f56ac7',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(31,X'76D1104435F4D8643BABDC8BC7154362',X'1719182DFF9075E1BD05934D0A134CF5','nod','be3f7f329fd25d8ebaa4bcf04449bde9','ordning',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(32,X'8F18C45824C32AA582A2BF4A5272D4EC',X'1719182DFF9075E1BD05934D0A134CF5','nod','be3f7f329fd25d8ebaa4bcf04449bde9','typ','malomrade',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(33,X'C90D9D6BE64E548EB65F92B63D10026E',X'1719182DFF9075E1BD05934D0A134CF5','nod','be3f7f329fd25d8ebaa4bcf04449bde9','slag','mal',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(34,X'72D249E9142442C1EC72581B504F917F',X'1719182DFF9075E1BD05934D0A134CF5','nod','be3f7f329fd25d8ebaa4bcf04449bde9','nr','5',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(35,X'382FE03FBAFE53FE257490D7D23A94C0',X'1719182DFF9075E1BD05934D0A134CF5','nod','be3f7f329fd25d8ebaa4bcf04449bde9','titel','Trygg service',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(36,X'36BC78EF5EF745093136D6F3A7D9EAE4',X'1719182DFF9075E1BD05934D0A134CF5','nod','be3f7f329fd25d8ebaa4bcf04449bde9','flerarigt',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(37,X'35A7C05244A4D76D8496A03F5D0E64B7',X'1719182DFF9075E1BD05934D0A134CF5','nod','b7525dae76f658b1a2f617f39ec777d0','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(38,X'432D1CF06F7955BCD64FC44C6D1CD322',X'1719182DFF9075E1BD05934D0A134CF5','nod','b7525dae76f658b1a2f617f39ec777d0','plan','3760df1c30aa5a3d82098128c0f56ac7',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(39,X'03B48764A104DD9217A3A2D5F909C3D2',X'1719182DFF9075E1BD05934D0A134CF5','nod','b7525dae76f658b1a2f617f39ec777d0','overordnad','be3f7f329fd25d8ebaa4bcf04449bde9',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(40,X'D289B88C4F31216280B4EFA34B181ED9',X'1719182DFF9075E1BD05934D0A134CF5','nod','b7525dae76f658b1a2f617f39ec777d0','ordning',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(41,X'D8BC209D59BB6898666345F5E6D8E167',X'1719182DFF9075E1BD05934D0A134CF5','nod','b7525dae76f658b1a2f617f39ec777d0','typ','styrtal',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(42,X'5BF929D48CD4221F66360B084CF895C1',X'1719182DFF9075E1BD05934D0A134CF5','nod','b7525dae76f658b1a2f617f39ec777d0','titel','Nöjda kunder',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(43,X'46AC5B7F25939CD7BEC4F794364E0C52',X'1719182DFF9075E1BD05934D0A134CF5','nod','b7525dae76f658b1a2f617f39ec777d0','flerarigt',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(44,X'838A60415EA05110845B4ACBCDA00BC5',X'1719182DFF9075E1BD05934D0A134CF5','nod','b7525dae76f658b1a2f617f39ec777d0','matt','%',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(45,X'9A3D44F3253DB569A62E9789285815A0',X'1719182DFF9075E1BD05934D0A134CF5','nod','b7525dae76f658b1a2f617f39ec777d0','malvarde','77–80',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(46,X'757494086ED98F7D31AE41992A863EE5',X'1719182DFF9075E1BD05934D0A134CF5','nod','79575594a0ad5f28989dde52e3557791','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(47,X'296AB6B59372536BF7508EED547B3E73',X'1719182DFF9075E1BD05934D0A134CF5','nod','79575594a0ad5f28989dde52e3557791','plan','3760df1c30aa5a3d82098128c0f56ac7',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(48,X'95BD551692C58C395474BF1B8B19135E',X'1719182DFF9075E1BD05934D0A134CF5','nod','79575594a0ad5f28989dde52e3557791','overordnad','be3f7f329fd25d8ebaa4bcf04449bde9',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(49,X'98C44C2F6E7370E4D6A975ED33D84445',X'1719182DFF9075E1BD05934D0A134CF5','nod','79575594a0ad5f28989dde52e3557791','ordning',1024,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(50,X'0EADF6CB6C312D50F4F2A38DFCB8B5C0',X'1719182DFF9075E1BD05934D0A134CF5','nod','79575594a0ad5f28989dde52e3557791','typ','uppdrag',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(51,X'A9AE88A3EF0499D3AF2A38F2A6F4B140',X'1719182DFF9075E1BD05934D0A134CF5','nod','79575594a0ad5f28989dde52e3557791','nr','28',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(52,X'7506DF26FEB5EA2A6E3EDDAA9D2B565E',X'1719182DFF9075E1BD05934D0A134CF5','nod','79575594a0ad5f28989dde52e3557791','titel','Säker it-miljö',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(53,X'1C1E090B3F95C10541498C40897F3791',X'1719182DFF9075E1BD05934D0A134CF5','nod','79575594a0ad5f28989dde52e3557791','kalla','regionfullmaktige',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(54,X'3C10D0A5E1CE44C0822E685FDFDE1D5D',X'1719182DFF9075E1BD05934D0A134CF5','nod','79575594a0ad5f28989dde52e3557791','flerarigt',1,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(55,X'E9F69E49BEF3ADB03B717FA7F9375989',X'1719182DFF9075E1BD05934D0A134CF5','nod','e7994c4839855d438473afe6d4c28d42','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(56,X'25D066D81B1D757FFCA3E75096CA2AF4',X'1719182DFF9075E1BD05934D0A134CF5','nod','e7994c4839855d438473afe6d4c28d42','plan','3760df1c30aa5a3d82098128c0f56ac7',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(57,X'9A0C13A90FA81A3BD426D077C375EBD5',X'1719182DFF9075E1BD05934D0A134CF5','nod','e7994c4839855d438473afe6d4c28d42','overordnad','79575594a0ad5f28989dde52e3557791',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(58,X'A354B0DCAA644304CD52242E274B5EC7',X'1719182DFF9075E1BD05934D0A134CF5','nod','e7994c4839855d438473afe6d4c28d42','ordning',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(59,X'70207706F88C9E484DD958235DA78FD1',X'1719182DFF9075E1BD05934D0A134CF5','nod','e7994c4839855d438473afe6d4c28d42','typ','aktivitet',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(60,X'97CF5E7FA9ABF28CCABA6A888583B43B',X'1719182DFF9075E1BD05934D0A134CF5','nod','e7994c4839855d438473afe6d4c28d42','titel','Utbilda i avvikelser',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(61,X'3B1833E8F3B74533B9F0CAE77F545392',X'1719182DFF9075E1BD05934D0A134CF5','nod','e7994c4839855d438473afe6d4c28d42','enhet','ff222b61ec8052a1bd6b00735300569a',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(62,X'337F473198CEC6328B0AB78C0454A25E',X'1719182DFF9075E1BD05934D0A134CF5','nod','e7994c4839855d438473afe6d4c28d42','flerarigt',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(63,X'5E0BF82407609AB209224A7B88AECA88',X'1719182DFF9075E1BD05934D0A134CF5','nod','e7994c4839855d438473afe6d4c28d42','slutdatum','2025-10-31',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(64,X'731FB3251F3A51C0346CE9C563D78B3F',X'4B6C98D9B782799F1087F62EA8F0C8FB','uppfoljning','0edf6ea26bf255249f5b4e2957e28540','kommentar','Först [å]','',1,NULL,0);
INSERT INTO "j_change" VALUES(65,X'0211FF813D39DD685A8DA3FCA8EF17B6',X'7744B803F3D8CA6FE722537780EAE1CB','uppfoljning','0edf6ea26bf255249f5b4e2957e28540','status','genomfort',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(66,X'5FD3B005B9E0F8513C08FBD545AF1BD9',X'1DEA8127D607598F3DD6D0AE0066FAE5','uppfoljning','0edf6ea26bf255249f5b4e2957e28540','kommentar','Sedan =A1',NULL,2,NULL,0);
CREATE TABLE j_conflict (
  "row" TEXT NOT NULL,
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  tbl TEXT NOT NULL,
  CONSTRAINT pk_j_conflict PRIMARY KEY ("row", field, kind)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE j_ctl (
  one INTEGER NOT NULL,
  tx BLOB,
  muted INTEGER NOT NULL,
  CONSTRAINT pk_j_ctl PRIMARY KEY (one),
  CONSTRAINT ck_j_ctl_one CHECK ("one" >= 1 AND "one" <= 1),
  CONSTRAINT ck_j_ctl_muted CHECK ("muted" >= 0 AND "muted" <= 1)
)
 STRICT;
INSERT INTO "j_ctl" VALUES(1,NULL,0);
CREATE TABLE j_delivery (
  nr INTEGER NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  file TEXT NOT NULL,
  enhet TEXT NOT NULL,
  changes INTEGER NOT NULL,
  fresh INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT pk_j_delivery PRIMARY KEY (nr),
  CONSTRAINT ck_j_delivery_changes CHECK ("changes" >= 0),
  CONSTRAINT ck_j_delivery_fresh CHECK ("fresh" >= 0)
)
 STRICT;
CREATE TABLE j_edge (
  parent BLOB NOT NULL,
  child BLOB NOT NULL,
  CONSTRAINT pk_j_edge PRIMARY KEY (parent, child)
)
 WITHOUT ROWID,
 STRICT;
INSERT INTO "j_edge" VALUES(X'731FB3251F3A51C0346CE9C563D78B3F',X'5FD3B005B9E0F8513C08FBD545AF1BD9');
CREATE TABLE j_handout (
  file TEXT NOT NULL,
  enhet TEXT NOT NULL,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  changes INTEGER NOT NULL,
  state TEXT NOT NULL,
  CONSTRAINT pk_j_handout PRIMARY KEY (file),
  CONSTRAINT ck_j_handout_changes CHECK ("changes" >= 0)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE j_meta (
  k TEXT NOT NULL,
  v TEXT NOT NULL,
  CONSTRAINT pk_j_meta PRIMARY KEY (k)
)
 WITHOUT ROWID,
 STRICT;
INSERT INTO "j_meta" VALUES('family','c9ecade68590486a8ff2bcb6b181d3b6');
INSERT INTO "j_meta" VALUES('file','f6dbc96e521d42e3ba520f6b4134c100');
INSERT INTO "j_meta" VALUES('home','ff222b61ec8052a1bd6b00735300569a');
INSERT INTO "j_meta" VALUES('journal_format','1');
CREATE TABLE j_seen (
  head BLOB NOT NULL,
  deletion BLOB NOT NULL,
  CONSTRAINT pk_j_seen PRIMARY KEY (head, deletion)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE j_tx (
  nr INTEGER NOT NULL,
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  author TEXT NOT NULL,
  file TEXT NOT NULL,
  at TEXT NOT NULL,
  app TEXT NOT NULL,
  note TEXT NOT NULL,
  target BLOB,
  CONSTRAINT pk_j_tx PRIMARY KEY (nr),
  CONSTRAINT uq_j_tx_id UNIQUE (id)
)
 STRICT;
INSERT INTO "j_tx" VALUES(1,X'1719182DFF9075E1BD05934D0A134CF5','new','Test','f6dbc96e521d42e3ba520f6b4134c100','2026-11-22T22:04:58Z','0.1.0','',NULL);
INSERT INTO "j_tx" VALUES(2,X'4B6C98D9B782799F1087F62EA8F0C8FB','edit','Kim','f6dbc96e521d42e3ba520f6b4134c100','2026-11-22T22:04:58Z','0.1.0','',NULL);
INSERT INTO "j_tx" VALUES(3,X'7744B803F3D8CA6FE722537780EAE1CB','edit','Kim','f6dbc96e521d42e3ba520f6b4134c100','2026-11-22T22:04:58Z','0.1.0','',NULL);
INSERT INTO "j_tx" VALUES(4,X'1DEA8127D607598F3DD6D0AE0066FAE5','edit','Kim','f6dbc96e521d42e3ba520f6b4134c100','2026-11-22T22:04:58Z','0.1.0','',NULL);
CREATE TABLE nod (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  "plan" TEXT NOT NULL,
  overordnad TEXT,
  ordning INTEGER NOT NULL,
  typ TEXT NOT NULL,
  slag TEXT,
  nr TEXT NOT NULL,
  titel TEXT NOT NULL,
  kalla TEXT NOT NULL,
  enhet TEXT,
  ansvarig TEXT NOT NULL,
  flerarigt INTEGER NOT NULL,
  slutdatum TEXT,
  matt TEXT NOT NULL,
  malvarde TEXT NOT NULL,
  malvarde_lang TEXT NOT NULL,
  foregangare TEXT,
  CONSTRAINT pk_nod PRIMARY KEY (id),
  CONSTRAINT fk_nod_plan FOREIGN KEY("plan") REFERENCES "plan" (id),
  CONSTRAINT fk_nod_overordnad FOREIGN KEY(overordnad) REFERENCES nod (id),
  CONSTRAINT fk_nod_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_nod_foregangare FOREIGN KEY(foregangare) REFERENCES nod (id),
  CONSTRAINT ck_nod_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_nod_ordning CHECK ("ordning" >= -9007199254740992 AND "ordning" <= 9007199254740992),
  CONSTRAINT ck_nod_typ CHECK ("typ" IN ('malomrade', 'uppdrag', 'aktivitet', 'styrtal')),
  CONSTRAINT ck_nod_slag CHECK ("slag" IN ('perspektiv', 'strategi', 'malomrade', 'malsattning', 'effektmal', 'mal')),
  CONSTRAINT ck_nod_flerarigt CHECK ("flerarigt" >= 0 AND "flerarigt" <= 1),
  CONSTRAINT ck_nod_slutdatum CHECK ("slutdatum" IS date("slutdatum", '+0 days') AND "slutdatum" >= '0001')
)
 STRICT;
INSERT INTO "nod" VALUES('be3f7f329fd25d8ebaa4bcf04449bde9',0,'3760df1c30aa5a3d82098128c0f56ac7',NULL,0,'malomrade','mal','5','Trygg service','',NULL,'',0,NULL,'','','',NULL);
INSERT INTO "nod" VALUES('b7525dae76f658b1a2f617f39ec777d0',0,'3760df1c30aa5a3d82098128c0f56ac7','be3f7f329fd25d8ebaa4bcf04449bde9',0,'styrtal',NULL,'','Nöjda kunder','',NULL,'',0,NULL,'%','77–80','',NULL);
INSERT INTO "nod" VALUES('79575594a0ad5f28989dde52e3557791',0,'3760df1c30aa5a3d82098128c0f56ac7','be3f7f329fd25d8ebaa4bcf04449bde9',1024,'uppdrag',NULL,'28','Säker it-miljö','regionfullmaktige',NULL,'',1,NULL,'','','',NULL);
INSERT INTO "nod" VALUES('e7994c4839855d438473afe6d4c28d42',0,'3760df1c30aa5a3d82098128c0f56ac7','79575594a0ad5f28989dde52e3557791',0,'aktivitet',NULL,'','Utbilda i avvikelser','','ff222b61ec8052a1bd6b00735300569a','',0,'2025-10-31','','','',NULL);
CREATE TABLE period (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  ar INTEGER NOT NULL,
  typ TEXT NOT NULL,
  fran TEXT NOT NULL,
  till TEXT NOT NULL,
  "plan" TEXT,
  jamforelse TEXT,
  CONSTRAINT pk_period PRIMARY KEY (id),
  CONSTRAINT fk_period_plan FOREIGN KEY("plan") REFERENCES "plan" (id),
  CONSTRAINT fk_period_jamforelse FOREIGN KEY(jamforelse) REFERENCES period (id),
  CONSTRAINT ck_period_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_period_ar CHECK ("ar" >= 1 AND "ar" <= 9999),
  CONSTRAINT ck_period_typ CHECK ("typ" IN ('delar', 'helar')),
  CONSTRAINT ck_period_fran CHECK ("fran" IS date("fran", '+0 days') AND "fran" >= '0001'),
  CONSTRAINT ck_period_till CHECK ("till" IS date("till", '+0 days') AND "till" >= '0001')
)
 STRICT;
INSERT INTO "period" VALUES('ebc210b869105b7980317ff139fc25b6',0,2024,'helar','2024-01-01','2024-12-31',NULL,NULL);
INSERT INTO "period" VALUES('20dd153c551f57798f81c5147a3e2d05',0,2025,'helar','2025-01-01','2025-12-31','3760df1c30aa5a3d82098128c0f56ac7','ebc210b869105b7980317ff139fc25b6');
CREATE TABLE "plan" (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  ar INTEGER NOT NULL,
  titel TEXT NOT NULL,
  CONSTRAINT pk_plan PRIMARY KEY (id),
  CONSTRAINT ck_plan_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_plan_ar CHECK ("ar" >= 1 AND "ar" <= 9999)
)
 STRICT;
INSERT INTO "plan" VALUES('3760df1c30aa5a3d82098128c0f56ac7',0,2025,'Plan 2025');
CREATE TABLE rad (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  tabell TEXT NOT NULL,
  enhet TEXT NOT NULL,
  grupp TEXT NOT NULL,
  namn TEXT NOT NULL,
  ordning INTEGER NOT NULL,
  CONSTRAINT pk_rad PRIMARY KEY (id),
  CONSTRAINT fk_rad_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT ck_rad_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_rad_ordning CHECK ("ordning" >= -9007199254740992 AND "ordning" <= 9007199254740992)
)
 STRICT;
CREATE TABLE sjukfranvaro (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  rad TEXT NOT NULL,
  kvinnor INTEGER,
  man INTEGER,
  CONSTRAINT pk_sjukfranvaro PRIMARY KEY (id),
  CONSTRAINT fk_sjukfranvaro_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_sjukfranvaro_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_sjukfranvaro_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE tabelldefinition (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  tabell TEXT NOT NULL,
  definition TEXT NOT NULL,
  CONSTRAINT pk_tabelldefinition PRIMARY KEY (id),
  CONSTRAINT fk_tabelldefinition_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_tabelldefinition_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_tabelldefinition_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE uppfoljning (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  nod TEXT NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  status TEXT,
  trend TEXT,
  utfall TEXT NOT NULL,
  kommentar TEXT NOT NULL,
  CONSTRAINT pk_uppfoljning PRIMARY KEY (id),
  CONSTRAINT fk_uppfoljning_nod FOREIGN KEY(nod) REFERENCES nod (id),
  CONSTRAINT fk_uppfoljning_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_uppfoljning_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_uppfoljning_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
INSERT INTO "uppfoljning" VALUES('0edf6ea26bf255249f5b4e2957e28540',0,'79575594a0ad5f28989dde52e3557791','ff222b61ec8052a1bd6b00735300569a','20dd153c551f57798f81c5147a3e2d05','genomfort',NULL,'','Sedan =A1');
CREATE TABLE utkast (
  tabell TEXT NOT NULL,
  rad TEXT NOT NULL,
  falt TEXT NOT NULL,
  text TEXT NOT NULL,
  bas TEXT NOT NULL,
  nar TEXT NOT NULL,
  forfattare TEXT NOT NULL,
  CONSTRAINT pk_utkast PRIMARY KEY (tabell, rad, falt)
)
 WITHOUT ROWID,
 STRICT;
INSERT INTO "utkast" VALUES('uppfoljning','0edf6ea26bf255249f5b4e2957e28540','kommentar','Sedan =A1, och mer','Sedan =A1','2026-11-22T22:04:58Z','Kim');
CREATE INDEX ix_enhet_overordnad ON enhet (overordnad);
CREATE INDEX ix_j_change_tx ON j_change (tx);
CREATE INDEX ix_j_delivery_file ON j_delivery (file);
CREATE INDEX ix_j_edge_child ON j_edge (child);
CREATE INDEX ix_j_seen_deletion ON j_seen (deletion);
CREATE INDEX ix_nod_enhet ON nod (enhet);
CREATE INDEX ix_nod_foregangare ON nod (foregangare);
CREATE INDEX ix_nod_overordnad ON nod (overordnad);
CREATE INDEX ix_nod_plan ON nod ("plan");
CREATE INDEX ix_period_jamforelse ON period (jamforelse);
CREATE INDEX ix_period_plan ON period ("plan");
CREATE INDEX ix_rad_enhet ON rad (enhet);
CREATE INDEX ix_arsarbetare_avtalad_enhet ON arsarbetare_avtalad (enhet);
CREATE INDEX ix_arsarbetare_avtalad_period ON arsarbetare_avtalad (period);
CREATE INDEX ix_arsarbetare_exkl_tjanstlediga_enhet ON arsarbetare_exkl_tjanstlediga (enhet);
CREATE INDEX ix_arsarbetare_exkl_tjanstlediga_period ON arsarbetare_exkl_tjanstlediga (period);
CREATE INDEX ix_berord_enhet ON berord (enhet);
CREATE INDEX ix_berord_nod ON berord (nod);
CREATE INDEX ix_byggprojekt_enhet ON byggprojekt (enhet);
CREATE INDEX ix_byggprojekt_period ON byggprojekt (period);
CREATE INDEX ix_inlamning_enhet ON inlamning (enhet);
CREATE INDEX ix_inlamning_period ON inlamning (period);
CREATE INDEX ix_insamling_period ON insamling (period);
CREATE INDEX ix_investeringar_enhet ON investeringar (enhet);
CREATE INDEX ix_investeringar_period ON investeringar (period);
CREATE INDEX ix_sjukfranvaro_enhet ON sjukfranvaro (enhet);
CREATE INDEX ix_sjukfranvaro_period ON sjukfranvaro (period);
CREATE INDEX ix_tabelldefinition_enhet ON tabelldefinition (enhet);
CREATE INDEX ix_tabelldefinition_period ON tabelldefinition (period);
CREATE INDEX ix_uppfoljning_enhet ON uppfoljning (enhet);
CREATE INDEX ix_uppfoljning_nod ON uppfoljning (nod);
CREATE INDEX ix_uppfoljning_period ON uppfoljning (period);
CREATE INDEX ix_j_change_cell ON j_change (row, field, depth, id);
CREATE TRIGGER jt_enhet_ny AFTER INSERT ON "enhet" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'kod', NEW."kod", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kod" IS NOT NULL AND NEW."kod" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'namn', NEW."namn", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."namn" IS NOT NULL AND NEW."namn" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'typ', NEW."typ", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."typ" IS NOT NULL AND NEW."typ" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'overordnad', NEW."overordnad", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."overordnad" IS NOT NULL AND NEW."overordnad" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'ordning', NEW."ordning", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."ordning" IS NOT NULL AND NEW."ordning" IS NOT '';
END;
CREATE TRIGGER jt_enhet_deleted AFTER UPDATE OF "deleted" ON "enhet"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_enhet_kod AFTER UPDATE OF "kod" ON "enhet"
WHEN OLD."kod" IS NOT NEW."kod" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'kod', NEW."kod",
    CASE WHEN h.depth IS NULL THEN OLD."kod" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kod' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kod' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kod';
END;
CREATE TRIGGER jt_enhet_namn AFTER UPDATE OF "namn" ON "enhet"
WHEN OLD."namn" IS NOT NEW."namn" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'namn', NEW."namn",
    CASE WHEN h.depth IS NULL THEN OLD."namn" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'namn' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'namn' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'namn';
END;
CREATE TRIGGER jt_enhet_typ AFTER UPDATE OF "typ" ON "enhet"
WHEN OLD."typ" IS NOT NEW."typ" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'typ', NEW."typ",
    CASE WHEN h.depth IS NULL THEN OLD."typ" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'typ' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'typ' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'typ';
END;
CREATE TRIGGER jt_enhet_overordnad AFTER UPDATE OF "overordnad" ON "enhet"
WHEN OLD."overordnad" IS NOT NEW."overordnad" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'overordnad', NEW."overordnad",
    CASE WHEN h.depth IS NULL THEN OLD."overordnad" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'overordnad' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'overordnad' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'overordnad';
END;
CREATE TRIGGER jt_enhet_ordning AFTER UPDATE OF "ordning" ON "enhet"
WHEN OLD."ordning" IS NOT NEW."ordning" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'ordning', NEW."ordning",
    CASE WHEN h.depth IS NULL THEN OLD."ordning" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'ordning';
END;
CREATE TRIGGER jt_enhet_borttagen BEFORE UPDATE ON "enhet"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_enhet_kvar BEFORE DELETE ON "enhet"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_enhet_nyckel BEFORE UPDATE OF "id" ON "enhet"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_plan_ny AFTER INSERT ON "plan" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'ar', NEW."ar", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."ar" IS NOT NULL AND NEW."ar" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'titel', NEW."titel", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."titel" IS NOT NULL AND NEW."titel" IS NOT '';
END;
CREATE TRIGGER jt_plan_deleted AFTER UPDATE OF "deleted" ON "plan"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_plan_ar AFTER UPDATE OF "ar" ON "plan"
WHEN OLD."ar" IS NOT NEW."ar" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'ar', NEW."ar",
    CASE WHEN h.depth IS NULL THEN OLD."ar" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'ar' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'ar' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'ar';
END;
CREATE TRIGGER jt_plan_titel AFTER UPDATE OF "titel" ON "plan"
WHEN OLD."titel" IS NOT NEW."titel" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'titel', NEW."titel",
    CASE WHEN h.depth IS NULL THEN OLD."titel" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'titel' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'titel' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'titel';
END;
CREATE TRIGGER jt_plan_borttagen BEFORE UPDATE ON "plan"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_plan_kvar BEFORE DELETE ON "plan"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_plan_nyckel BEFORE UPDATE OF "id" ON "plan"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_period_ny AFTER INSERT ON "period" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'fran', NEW."fran", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."fran" IS NOT NULL AND NEW."fran" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'till', NEW."till", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."till" IS NOT NULL AND NEW."till" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'plan', NEW."plan", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."plan" IS NOT NULL AND NEW."plan" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'jamforelse', NEW."jamforelse", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."jamforelse" IS NOT NULL AND NEW."jamforelse" IS NOT '';
END;
CREATE TRIGGER jt_period_deleted AFTER UPDATE OF "deleted" ON "period"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_period_fran AFTER UPDATE OF "fran" ON "period"
WHEN OLD."fran" IS NOT NEW."fran" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'fran', NEW."fran",
    CASE WHEN h.depth IS NULL THEN OLD."fran" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'fran' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'fran' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'fran';
END;
CREATE TRIGGER jt_period_till AFTER UPDATE OF "till" ON "period"
WHEN OLD."till" IS NOT NEW."till" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'till', NEW."till",
    CASE WHEN h.depth IS NULL THEN OLD."till" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'till' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'till' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'till';
END;
CREATE TRIGGER jt_period_plan AFTER UPDATE OF "plan" ON "period"
WHEN OLD."plan" IS NOT NEW."plan" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'plan', NEW."plan",
    CASE WHEN h.depth IS NULL THEN OLD."plan" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'plan' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'plan' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'plan';
END;
CREATE TRIGGER jt_period_jamforelse AFTER UPDATE OF "jamforelse" ON "period"
WHEN OLD."jamforelse" IS NOT NEW."jamforelse" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'jamforelse', NEW."jamforelse",
    CASE WHEN h.depth IS NULL THEN OLD."jamforelse" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'jamforelse' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'jamforelse' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'jamforelse';
END;
CREATE TRIGGER jt_period_borttagen BEFORE UPDATE ON "period"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_period_kvar BEFORE DELETE ON "period"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_period_nyckel BEFORE UPDATE OF "id", "ar", "typ" ON "period"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_nod_ny AFTER INSERT ON "nod" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'plan', NEW."plan", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."plan" IS NOT NULL AND NEW."plan" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'overordnad', NEW."overordnad", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."overordnad" IS NOT NULL AND NEW."overordnad" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'ordning', NEW."ordning", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."ordning" IS NOT NULL AND NEW."ordning" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'typ', NEW."typ", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."typ" IS NOT NULL AND NEW."typ" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'slag', NEW."slag", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."slag" IS NOT NULL AND NEW."slag" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'nr', NEW."nr", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."nr" IS NOT NULL AND NEW."nr" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'titel', NEW."titel", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."titel" IS NOT NULL AND NEW."titel" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'kalla', NEW."kalla", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kalla" IS NOT NULL AND NEW."kalla" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'enhet', NEW."enhet", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."enhet" IS NOT NULL AND NEW."enhet" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'ansvarig', NEW."ansvarig", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."ansvarig" IS NOT NULL AND NEW."ansvarig" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'flerarigt', NEW."flerarigt", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."flerarigt" IS NOT NULL AND NEW."flerarigt" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'slutdatum', NEW."slutdatum", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."slutdatum" IS NOT NULL AND NEW."slutdatum" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'matt', NEW."matt", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."matt" IS NOT NULL AND NEW."matt" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'malvarde', NEW."malvarde", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."malvarde" IS NOT NULL AND NEW."malvarde" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'malvarde_lang', NEW."malvarde_lang", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."malvarde_lang" IS NOT NULL AND NEW."malvarde_lang" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'foregangare', NEW."foregangare", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."foregangare" IS NOT NULL AND NEW."foregangare" IS NOT '';
END;
CREATE TRIGGER jt_nod_deleted AFTER UPDATE OF "deleted" ON "nod"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_nod_plan AFTER UPDATE OF "plan" ON "nod"
WHEN OLD."plan" IS NOT NEW."plan" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'plan', NEW."plan",
    CASE WHEN h.depth IS NULL THEN OLD."plan" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'plan' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'plan' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'plan';
END;
CREATE TRIGGER jt_nod_overordnad AFTER UPDATE OF "overordnad" ON "nod"
WHEN OLD."overordnad" IS NOT NEW."overordnad" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'overordnad', NEW."overordnad",
    CASE WHEN h.depth IS NULL THEN OLD."overordnad" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'overordnad' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'overordnad' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'overordnad';
END;
CREATE TRIGGER jt_nod_ordning AFTER UPDATE OF "ordning" ON "nod"
WHEN OLD."ordning" IS NOT NEW."ordning" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'ordning', NEW."ordning",
    CASE WHEN h.depth IS NULL THEN OLD."ordning" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'ordning';
END;
CREATE TRIGGER jt_nod_typ AFTER UPDATE OF "typ" ON "nod"
WHEN OLD."typ" IS NOT NEW."typ" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'typ', NEW."typ",
    CASE WHEN h.depth IS NULL THEN OLD."typ" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'typ' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'typ' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'typ';
END;
CREATE TRIGGER jt_nod_slag AFTER UPDATE OF "slag" ON "nod"
WHEN OLD."slag" IS NOT NEW."slag" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'slag', NEW."slag",
    CASE WHEN h.depth IS NULL THEN OLD."slag" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'slag' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'slag' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'slag';
END;
CREATE TRIGGER jt_nod_nr AFTER UPDATE OF "nr" ON "nod"
WHEN OLD."nr" IS NOT NEW."nr" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'nr', NEW."nr",
    CASE WHEN h.depth IS NULL THEN OLD."nr" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'nr' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'nr' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'nr';
END;
CREATE TRIGGER jt_nod_titel AFTER UPDATE OF "titel" ON "nod"
WHEN OLD."titel" IS NOT NEW."titel" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'titel', NEW."titel",
    CASE WHEN h.depth IS NULL THEN OLD."titel" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'titel' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'titel' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'titel';
END;
CREATE TRIGGER jt_nod_kalla AFTER UPDATE OF "kalla" ON "nod"
WHEN OLD."kalla" IS NOT NEW."kalla" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'kalla', NEW."kalla",
    CASE WHEN h.depth IS NULL THEN OLD."kalla" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kalla' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kalla' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kalla';
END;
CREATE TRIGGER jt_nod_enhet AFTER UPDATE OF "enhet" ON "nod"
WHEN OLD."enhet" IS NOT NEW."enhet" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'enhet', NEW."enhet",
    CASE WHEN h.depth IS NULL THEN OLD."enhet" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'enhet' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'enhet' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'enhet';
END;
CREATE TRIGGER jt_nod_ansvarig AFTER UPDATE OF "ansvarig" ON "nod"
WHEN OLD."ansvarig" IS NOT NEW."ansvarig" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'ansvarig', NEW."ansvarig",
    CASE WHEN h.depth IS NULL THEN OLD."ansvarig" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'ansvarig' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'ansvarig' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'ansvarig';
END;
CREATE TRIGGER jt_nod_flerarigt AFTER UPDATE OF "flerarigt" ON "nod"
WHEN OLD."flerarigt" IS NOT NEW."flerarigt" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'flerarigt', NEW."flerarigt",
    CASE WHEN h.depth IS NULL THEN OLD."flerarigt" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'flerarigt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'flerarigt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'flerarigt';
END;
CREATE TRIGGER jt_nod_slutdatum AFTER UPDATE OF "slutdatum" ON "nod"
WHEN OLD."slutdatum" IS NOT NEW."slutdatum" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'slutdatum', NEW."slutdatum",
    CASE WHEN h.depth IS NULL THEN OLD."slutdatum" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'slutdatum' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'slutdatum' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'slutdatum';
END;
CREATE TRIGGER jt_nod_matt AFTER UPDATE OF "matt" ON "nod"
WHEN OLD."matt" IS NOT NEW."matt" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'matt', NEW."matt",
    CASE WHEN h.depth IS NULL THEN OLD."matt" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'matt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'matt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'matt';
END;
CREATE TRIGGER jt_nod_malvarde AFTER UPDATE OF "malvarde" ON "nod"
WHEN OLD."malvarde" IS NOT NEW."malvarde" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'malvarde', NEW."malvarde",
    CASE WHEN h.depth IS NULL THEN OLD."malvarde" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'malvarde' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'malvarde' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'malvarde';
END;
CREATE TRIGGER jt_nod_malvarde_lang AFTER UPDATE OF "malvarde_lang" ON "nod"
WHEN OLD."malvarde_lang" IS NOT NEW."malvarde_lang" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'malvarde_lang', NEW."malvarde_lang",
    CASE WHEN h.depth IS NULL THEN OLD."malvarde_lang" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'malvarde_lang' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'malvarde_lang' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'malvarde_lang';
END;
CREATE TRIGGER jt_nod_foregangare AFTER UPDATE OF "foregangare" ON "nod"
WHEN OLD."foregangare" IS NOT NEW."foregangare" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'foregangare', NEW."foregangare",
    CASE WHEN h.depth IS NULL THEN OLD."foregangare" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'foregangare' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'foregangare' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'foregangare';
END;
CREATE TRIGGER jt_nod_borttagen BEFORE UPDATE ON "nod"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_nod_kvar BEFORE DELETE ON "nod"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_nod_nyckel BEFORE UPDATE OF "id" ON "nod"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_berord_ny AFTER INSERT ON "berord" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'berord', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
END;
CREATE TRIGGER jt_berord_deleted AFTER UPDATE OF "deleted" ON "berord"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'berord', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_berord_borttagen BEFORE UPDATE ON "berord"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_berord_kvar BEFORE DELETE ON "berord"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_berord_nyckel BEFORE UPDATE OF "id", "nod", "enhet" ON "berord"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_uppfoljning_ny AFTER INSERT ON "uppfoljning" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'status', NEW."status", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."status" IS NOT NULL AND NEW."status" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'trend', NEW."trend", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."trend" IS NOT NULL AND NEW."trend" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'utfall', NEW."utfall", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."utfall" IS NOT NULL AND NEW."utfall" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'kommentar', NEW."kommentar", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kommentar" IS NOT NULL AND NEW."kommentar" IS NOT '';
END;
CREATE TRIGGER jt_uppfoljning_deleted AFTER UPDATE OF "deleted" ON "uppfoljning"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_uppfoljning_status AFTER UPDATE OF "status" ON "uppfoljning"
WHEN OLD."status" IS NOT NEW."status" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'status', NEW."status",
    CASE WHEN h.depth IS NULL THEN OLD."status" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'status' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'status' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'status';
END;
CREATE TRIGGER jt_uppfoljning_trend AFTER UPDATE OF "trend" ON "uppfoljning"
WHEN OLD."trend" IS NOT NEW."trend" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'trend', NEW."trend",
    CASE WHEN h.depth IS NULL THEN OLD."trend" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'trend' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'trend' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'trend';
END;
CREATE TRIGGER jt_uppfoljning_utfall AFTER UPDATE OF "utfall" ON "uppfoljning"
WHEN OLD."utfall" IS NOT NEW."utfall" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'utfall', NEW."utfall",
    CASE WHEN h.depth IS NULL THEN OLD."utfall" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'utfall';
END;
CREATE TRIGGER jt_uppfoljning_kommentar AFTER UPDATE OF "kommentar" ON "uppfoljning"
WHEN OLD."kommentar" IS NOT NEW."kommentar" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'kommentar', NEW."kommentar",
    CASE WHEN h.depth IS NULL THEN OLD."kommentar" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kommentar' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kommentar' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kommentar';
END;
CREATE TRIGGER jt_uppfoljning_borttagen BEFORE UPDATE ON "uppfoljning"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_uppfoljning_kvar BEFORE DELETE ON "uppfoljning"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_uppfoljning_nyckel BEFORE UPDATE OF "id", "nod", "enhet", "period" ON "uppfoljning"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_rad_ny AFTER INSERT ON "rad" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'tabell', NEW."tabell", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."tabell" IS NOT NULL AND NEW."tabell" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'enhet', NEW."enhet", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."enhet" IS NOT NULL AND NEW."enhet" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'grupp', NEW."grupp", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."grupp" IS NOT NULL AND NEW."grupp" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'namn', NEW."namn", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."namn" IS NOT NULL AND NEW."namn" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'ordning', NEW."ordning", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."ordning" IS NOT NULL AND NEW."ordning" IS NOT '';
END;
CREATE TRIGGER jt_rad_deleted AFTER UPDATE OF "deleted" ON "rad"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_rad_tabell AFTER UPDATE OF "tabell" ON "rad"
WHEN OLD."tabell" IS NOT NEW."tabell" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'tabell', NEW."tabell",
    CASE WHEN h.depth IS NULL THEN OLD."tabell" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'tabell' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'tabell' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'tabell';
END;
CREATE TRIGGER jt_rad_enhet AFTER UPDATE OF "enhet" ON "rad"
WHEN OLD."enhet" IS NOT NEW."enhet" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'enhet', NEW."enhet",
    CASE WHEN h.depth IS NULL THEN OLD."enhet" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'enhet' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'enhet' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'enhet';
END;
CREATE TRIGGER jt_rad_grupp AFTER UPDATE OF "grupp" ON "rad"
WHEN OLD."grupp" IS NOT NEW."grupp" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'grupp', NEW."grupp",
    CASE WHEN h.depth IS NULL THEN OLD."grupp" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'grupp' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'grupp' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'grupp';
END;
CREATE TRIGGER jt_rad_namn AFTER UPDATE OF "namn" ON "rad"
WHEN OLD."namn" IS NOT NEW."namn" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'namn', NEW."namn",
    CASE WHEN h.depth IS NULL THEN OLD."namn" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'namn' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'namn' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'namn';
END;
CREATE TRIGGER jt_rad_ordning AFTER UPDATE OF "ordning" ON "rad"
WHEN OLD."ordning" IS NOT NEW."ordning" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'ordning', NEW."ordning",
    CASE WHEN h.depth IS NULL THEN OLD."ordning" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'ordning';
END;
CREATE TRIGGER jt_rad_borttagen BEFORE UPDATE ON "rad"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_rad_kvar BEFORE DELETE ON "rad"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_rad_nyckel BEFORE UPDATE OF "id" ON "rad"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_inlamning_ny AFTER INSERT ON "inlamning" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'klar', NEW."klar", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."klar" IS NOT NULL AND NEW."klar" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'mottagen', NEW."mottagen", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."mottagen" IS NOT NULL AND NEW."mottagen" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'atersand', NEW."atersand", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."atersand" IS NOT NULL AND NEW."atersand" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'orsak', NEW."orsak", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."orsak" IS NOT NULL AND NEW."orsak" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'anstand', NEW."anstand", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."anstand" IS NOT NULL AND NEW."anstand" IS NOT '';
END;
CREATE TRIGGER jt_inlamning_deleted AFTER UPDATE OF "deleted" ON "inlamning"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_inlamning_klar AFTER UPDATE OF "klar" ON "inlamning"
WHEN OLD."klar" IS NOT NEW."klar" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'klar', NEW."klar",
    CASE WHEN h.depth IS NULL THEN OLD."klar" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'klar' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'klar' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'klar';
END;
CREATE TRIGGER jt_inlamning_mottagen AFTER UPDATE OF "mottagen" ON "inlamning"
WHEN OLD."mottagen" IS NOT NEW."mottagen" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'mottagen', NEW."mottagen",
    CASE WHEN h.depth IS NULL THEN OLD."mottagen" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'mottagen' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'mottagen' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'mottagen';
END;
CREATE TRIGGER jt_inlamning_atersand AFTER UPDATE OF "atersand" ON "inlamning"
WHEN OLD."atersand" IS NOT NEW."atersand" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'atersand', NEW."atersand",
    CASE WHEN h.depth IS NULL THEN OLD."atersand" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'atersand' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'atersand' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'atersand';
END;
CREATE TRIGGER jt_inlamning_orsak AFTER UPDATE OF "orsak" ON "inlamning"
WHEN OLD."orsak" IS NOT NEW."orsak" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'orsak', NEW."orsak",
    CASE WHEN h.depth IS NULL THEN OLD."orsak" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'orsak' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'orsak' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'orsak';
END;
CREATE TRIGGER jt_inlamning_anstand AFTER UPDATE OF "anstand" ON "inlamning"
WHEN OLD."anstand" IS NOT NEW."anstand" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'inlamning', NEW.id, 'anstand', NEW."anstand",
    CASE WHEN h.depth IS NULL THEN OLD."anstand" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'anstand' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'anstand' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'anstand';
END;
CREATE TRIGGER jt_inlamning_borttagen BEFORE UPDATE ON "inlamning"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_inlamning_kvar BEFORE DELETE ON "inlamning"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_inlamning_nyckel BEFORE UPDATE OF "id", "enhet", "period" ON "inlamning"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_insamling_ny AFTER INSERT ON "insamling" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'insamling', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'insamling', NEW.id, 'sista_dag', NEW."sista_dag", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."sista_dag" IS NOT NULL AND NEW."sista_dag" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'insamling', NEW.id, 'stangd', NEW."stangd", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."stangd" IS NOT NULL AND NEW."stangd" IS NOT '';
END;
CREATE TRIGGER jt_insamling_deleted AFTER UPDATE OF "deleted" ON "insamling"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'insamling', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_insamling_sista_dag AFTER UPDATE OF "sista_dag" ON "insamling"
WHEN OLD."sista_dag" IS NOT NEW."sista_dag" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'insamling', NEW.id, 'sista_dag', NEW."sista_dag",
    CASE WHEN h.depth IS NULL THEN OLD."sista_dag" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'sista_dag' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'sista_dag' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'sista_dag';
END;
CREATE TRIGGER jt_insamling_stangd AFTER UPDATE OF "stangd" ON "insamling"
WHEN OLD."stangd" IS NOT NEW."stangd" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'insamling', NEW.id, 'stangd', NEW."stangd",
    CASE WHEN h.depth IS NULL THEN OLD."stangd" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'stangd' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'stangd' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'stangd';
END;
CREATE TRIGGER jt_insamling_borttagen BEFORE UPDATE ON "insamling"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_insamling_kvar BEFORE DELETE ON "insamling"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_insamling_nyckel BEFORE UPDATE OF "id", "period" ON "insamling"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_anvand_text_ny AFTER INSERT ON "anvand_text" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'anvand_text', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'anvand_text', NEW.id, 'avtryck', NEW."avtryck", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."avtryck" IS NOT NULL AND NEW."avtryck" IS NOT '';
END;
CREATE TRIGGER jt_anvand_text_deleted AFTER UPDATE OF "deleted" ON "anvand_text"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'anvand_text', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_anvand_text_avtryck AFTER UPDATE OF "avtryck" ON "anvand_text"
WHEN OLD."avtryck" IS NOT NEW."avtryck" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'anvand_text', NEW.id, 'avtryck', NEW."avtryck",
    CASE WHEN h.depth IS NULL THEN OLD."avtryck" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'avtryck' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'avtryck' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'avtryck';
END;
CREATE TRIGGER jt_anvand_text_borttagen BEFORE UPDATE ON "anvand_text"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_anvand_text_kvar BEFORE DELETE ON "anvand_text"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_anvand_text_nyckel BEFORE UPDATE OF "id", "text", "kalla" ON "anvand_text"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_tabelldefinition_ny AFTER INSERT ON "tabelldefinition" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'tabelldefinition', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'tabelldefinition', NEW.id, 'definition', NEW."definition", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."definition" IS NOT NULL AND NEW."definition" IS NOT '';
END;
CREATE TRIGGER jt_tabelldefinition_deleted AFTER UPDATE OF "deleted" ON "tabelldefinition"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'tabelldefinition', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_tabelldefinition_definition AFTER UPDATE OF "definition" ON "tabelldefinition"
WHEN OLD."definition" IS NOT NEW."definition" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'tabelldefinition', NEW.id, 'definition', NEW."definition",
    CASE WHEN h.depth IS NULL THEN OLD."definition" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'definition' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'definition' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'definition';
END;
CREATE TRIGGER jt_tabelldefinition_borttagen BEFORE UPDATE ON "tabelldefinition"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_tabelldefinition_kvar BEFORE DELETE ON "tabelldefinition"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_tabelldefinition_nyckel BEFORE UPDATE OF "id", "enhet", "period", "tabell" ON "tabelldefinition"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_arsarbetare_avtalad_ny AFTER INSERT ON "arsarbetare_avtalad" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'kvinnor', NEW."kvinnor", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kvinnor" IS NOT NULL AND NEW."kvinnor" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'man', NEW."man", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."man" IS NOT NULL AND NEW."man" IS NOT '';
END;
CREATE TRIGGER jt_arsarbetare_avtalad_deleted AFTER UPDATE OF "deleted" ON "arsarbetare_avtalad"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_arsarbetare_avtalad_kvinnor AFTER UPDATE OF "kvinnor" ON "arsarbetare_avtalad"
WHEN OLD."kvinnor" IS NOT NEW."kvinnor" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'kvinnor', NEW."kvinnor",
    CASE WHEN h.depth IS NULL THEN OLD."kvinnor" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kvinnor' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kvinnor' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kvinnor';
END;
CREATE TRIGGER jt_arsarbetare_avtalad_man AFTER UPDATE OF "man" ON "arsarbetare_avtalad"
WHEN OLD."man" IS NOT NEW."man" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'man', NEW."man",
    CASE WHEN h.depth IS NULL THEN OLD."man" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'man' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'man' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'man';
END;
CREATE TRIGGER jt_arsarbetare_avtalad_borttagen BEFORE UPDATE ON "arsarbetare_avtalad"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_arsarbetare_avtalad_kvar BEFORE DELETE ON "arsarbetare_avtalad"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_arsarbetare_avtalad_nyckel BEFORE UPDATE OF "id", "enhet", "period", "rad" ON "arsarbetare_avtalad"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_ny AFTER INSERT ON "arsarbetare_exkl_tjanstlediga" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'tillsvidare', NEW."tillsvidare", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."tillsvidare" IS NOT NULL AND NEW."tillsvidare" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'visstid', NEW."visstid", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."visstid" IS NOT NULL AND NEW."visstid" IS NOT '';
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_deleted AFTER UPDATE OF "deleted" ON "arsarbetare_exkl_tjanstlediga"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_tillsvidare AFTER UPDATE OF "tillsvidare" ON "arsarbetare_exkl_tjanstlediga"
WHEN OLD."tillsvidare" IS NOT NEW."tillsvidare" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'tillsvidare', NEW."tillsvidare",
    CASE WHEN h.depth IS NULL THEN OLD."tillsvidare" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'tillsvidare' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'tillsvidare' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'tillsvidare';
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_visstid AFTER UPDATE OF "visstid" ON "arsarbetare_exkl_tjanstlediga"
WHEN OLD."visstid" IS NOT NEW."visstid" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'visstid', NEW."visstid",
    CASE WHEN h.depth IS NULL THEN OLD."visstid" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'visstid' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'visstid' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'visstid';
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_borttagen BEFORE UPDATE ON "arsarbetare_exkl_tjanstlediga"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_kvar BEFORE DELETE ON "arsarbetare_exkl_tjanstlediga"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_nyckel BEFORE UPDATE OF "id", "enhet", "period", "rad" ON "arsarbetare_exkl_tjanstlediga"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_sjukfranvaro_ny AFTER INSERT ON "sjukfranvaro" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'kvinnor', NEW."kvinnor", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kvinnor" IS NOT NULL AND NEW."kvinnor" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'man', NEW."man", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."man" IS NOT NULL AND NEW."man" IS NOT '';
END;
CREATE TRIGGER jt_sjukfranvaro_deleted AFTER UPDATE OF "deleted" ON "sjukfranvaro"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_sjukfranvaro_kvinnor AFTER UPDATE OF "kvinnor" ON "sjukfranvaro"
WHEN OLD."kvinnor" IS NOT NEW."kvinnor" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'kvinnor', NEW."kvinnor",
    CASE WHEN h.depth IS NULL THEN OLD."kvinnor" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kvinnor' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kvinnor' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kvinnor';
END;
CREATE TRIGGER jt_sjukfranvaro_man AFTER UPDATE OF "man" ON "sjukfranvaro"
WHEN OLD."man" IS NOT NEW."man" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'man', NEW."man",
    CASE WHEN h.depth IS NULL THEN OLD."man" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'man' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'man' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'man';
END;
CREATE TRIGGER jt_sjukfranvaro_borttagen BEFORE UPDATE ON "sjukfranvaro"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_sjukfranvaro_kvar BEFORE DELETE ON "sjukfranvaro"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_sjukfranvaro_nyckel BEFORE UPDATE OF "id", "enhet", "period", "rad" ON "sjukfranvaro"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_investeringar_ny AFTER INSERT ON "investeringar" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'utfall', NEW."utfall", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."utfall" IS NOT NULL AND NEW."utfall" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'prognos', NEW."prognos", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."prognos" IS NOT NULL AND NEW."prognos" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'budget', NEW."budget", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."budget" IS NOT NULL AND NEW."budget" IS NOT '';
END;
CREATE TRIGGER jt_investeringar_deleted AFTER UPDATE OF "deleted" ON "investeringar"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_investeringar_utfall AFTER UPDATE OF "utfall" ON "investeringar"
WHEN OLD."utfall" IS NOT NEW."utfall" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'utfall', NEW."utfall",
    CASE WHEN h.depth IS NULL THEN OLD."utfall" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'utfall';
END;
CREATE TRIGGER jt_investeringar_prognos AFTER UPDATE OF "prognos" ON "investeringar"
WHEN OLD."prognos" IS NOT NEW."prognos" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'prognos', NEW."prognos",
    CASE WHEN h.depth IS NULL THEN OLD."prognos" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'prognos' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'prognos' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'prognos';
END;
CREATE TRIGGER jt_investeringar_budget AFTER UPDATE OF "budget" ON "investeringar"
WHEN OLD."budget" IS NOT NEW."budget" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'budget', NEW."budget",
    CASE WHEN h.depth IS NULL THEN OLD."budget" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'budget' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'budget' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'budget';
END;
CREATE TRIGGER jt_investeringar_borttagen BEFORE UPDATE ON "investeringar"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_investeringar_kvar BEFORE DELETE ON "investeringar"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_investeringar_nyckel BEFORE UPDATE OF "id", "enhet", "period", "rad" ON "investeringar"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_byggprojekt_ny AFTER INSERT ON "byggprojekt" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'kalkyl', NEW."kalkyl", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kalkyl" IS NOT NULL AND NEW."kalkyl" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'budget', NEW."budget", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."budget" IS NOT NULL AND NEW."budget" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'utfall_totalt', NEW."utfall_totalt", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."utfall_totalt" IS NOT NULL AND NEW."utfall_totalt" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'utfall_period', NEW."utfall_period", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."utfall_period" IS NOT NULL AND NEW."utfall_period" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'status', NEW."status", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."status" IS NOT NULL AND NEW."status" IS NOT '';
END;
CREATE TRIGGER jt_byggprojekt_deleted AFTER UPDATE OF "deleted" ON "byggprojekt"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_byggprojekt_kalkyl AFTER UPDATE OF "kalkyl" ON "byggprojekt"
WHEN OLD."kalkyl" IS NOT NEW."kalkyl" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'kalkyl', NEW."kalkyl",
    CASE WHEN h.depth IS NULL THEN OLD."kalkyl" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kalkyl' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kalkyl' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kalkyl';
END;
CREATE TRIGGER jt_byggprojekt_budget AFTER UPDATE OF "budget" ON "byggprojekt"
WHEN OLD."budget" IS NOT NEW."budget" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'budget', NEW."budget",
    CASE WHEN h.depth IS NULL THEN OLD."budget" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'budget' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'budget' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'budget';
END;
CREATE TRIGGER jt_byggprojekt_utfall_totalt AFTER UPDATE OF "utfall_totalt" ON "byggprojekt"
WHEN OLD."utfall_totalt" IS NOT NEW."utfall_totalt" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'utfall_totalt', NEW."utfall_totalt",
    CASE WHEN h.depth IS NULL THEN OLD."utfall_totalt" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall_totalt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall_totalt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'utfall_totalt';
END;
CREATE TRIGGER jt_byggprojekt_utfall_period AFTER UPDATE OF "utfall_period" ON "byggprojekt"
WHEN OLD."utfall_period" IS NOT NEW."utfall_period" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'utfall_period', NEW."utfall_period",
    CASE WHEN h.depth IS NULL THEN OLD."utfall_period" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall_period' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall_period' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'utfall_period';
END;
CREATE TRIGGER jt_byggprojekt_status AFTER UPDATE OF "status" ON "byggprojekt"
WHEN OLD."status" IS NOT NEW."status" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'status', NEW."status",
    CASE WHEN h.depth IS NULL THEN OLD."status" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'status' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'status' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'status';
END;
CREATE TRIGGER jt_byggprojekt_borttagen BEFORE UPDATE ON "byggprojekt"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_byggprojekt_kvar BEFORE DELETE ON "byggprojekt"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_byggprojekt_nyckel BEFORE UPDATE OF "id", "enhet", "period", "rad" ON "byggprojekt"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
COMMIT;
