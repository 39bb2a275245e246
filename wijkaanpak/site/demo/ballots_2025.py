"""The 438 ballots of the round of 2025, invented: an area, ! for young, and plans a to y.

Drawn once by a program that gave each area and age its own taste; the result was really
counted. School ballots are the first 47 of young people.
"""

BALLOTS = """
T!bcdkm T!bklm T!ekmq T!koy T!ckn T!bcg T!bckn T!cdekn T!bcno T!bknoq T!bcdnv T!acemo
T!bnp T!abdkm T!bcdey T!bco Tcdu Tcdeg Tcew Tcd Tcdw Tcdj Tdel Tdeijp Tacdel Tdpx Tcdeu
Tcg Tcdenr Tcdei Tcd Tcdlr Tc Tcdnv Tcgx Tcdv Tcdghr Tcdv Tcdlnr Tcde Tcdg Te Tc Tcdpw
Tcdr Tacdw Tcev Tbdeg Tcdr Tcdsuw Tcdeg Tcdp Tduw Tcepw Tcdegp Tcew Tenp Tcdeir Tcdgpu Tcd
Tcde Tcd Tcdpu Tc Tcprv Tcuvw Tel Tcl Tcdjrv Tcjn Tcegj Tcdpr Tdghp Tdq Tcd Tcdir Tcdpv
Tcdgrw Tclw Tcdep Tcdghv Tcdfgv Tacdm Tcd Tcv Tcdly Tdv Tcdew Teqr Tcdepr Tcopu Tcdr
Tbdefv Tcdpu Tcg Tcgvw Tcdpr Tcdr Tcdeg Tcehpr Tcdep Tcdips Tcdgou Tcelp Tcew Tcp Tcdr
Tcep Tdegru Tcdgpr Tcde Tmv Tcdepy Tcdlr Tcdpr Tcdpw Tcq Tdgp Tcdgjp Tcehpq Tcder Tcdx Tpw
Tbcrtw Tl Tcdjs Tace Tcdp Tcdelu Tcdevw Tchlu Tcde Z!abnq Z!amo Z!bkmno Z!ajn Z!bkmop
Z!hkno Z!my Z!bimop Z!ajkmn Z!bo Z!no Z!hko Z!knoy Z!bikno Z!abko Z!bhmnp Z!bkmy Z!bjkoq
Z!bn Z!bkoy Z!bknpq Z!bk Z!blno Z!bkno Z!ak Z!bp Z!kno Z!hkm Z!bmo Z!bkno Z!bkln Z!blmno
Zghin Zahjln Zil Zx Zapq Zhj Zab Zbp Zailnq Zab Zah Zbhi Zbijmq Zagjnw Zhkp Zaimnq Zahs
Ziq Zahinu Zablp Zajlw Zjnq Zijq Zdfl Zbhilp Zal Zblqr Zjp Zabln Zabhlm Zadgip Zbdjm Zhil
Zilt Zajkw Za Zail Zabinq Zgjmnp Zabgn Zim Zegmnp Zakln Zhn Zahn Zalm Zbijy Zkp Zabfgh Zbi
Zbnx Zamn Za Zaikos Zafmp Zbk Zbilp Zaj Zbjmp Zo Zahi Zail Zg Zfnpq Zaijmn Zabfhv Zabkn
Zam Zahx Zabl Zb Zno Zabil Zinr Zablnq Zx Zhimn Zchpqt Zamp Zanq Zackqt Zajlnw Zah Zal
Zbgn Zj Zahilq Zjmpq Zb W!bknou W!bkmop W!bknop W!mnorx W!abq W!oru W!bn W!bmu W!bmnou
W!bmovx W!abfkp W!no W!bekor W!abdko W!bop W!k W!efkmo W!bnpuy W!bko Wdft Wgmtw Wfgux Weu
Wgruwx Wefktu Wdtu Wegv Wbeux Wu Wtuvw Wenu Wefptx Wafux Wtu Wp Wepuw Wkux Wgt Wfgpu Wefru
Wfoqtx Wjtu Wcgst Wbfprt Wptuw Wcfsuw Weku Wm Wgtu Wfkr Wotuvx Wrt Wfku Wfptw Waftuv
Wfgqtu Wceipt Wrs Wdu Wempux Wu Wcdrtu Wprtx Wcmuvx Wtuwx Wfjltw Wkpu Wafux Wgru Wckp Wf
Wgnpuw Wfgtw Wchu Wefgu Waefgr Wrtu Wtuw Wtu Wg Wt Wr Wcetx Wforux Whrux Wpu Wepux Wfkx
Wftu Wcu Wpw Wju Wefgtu Wadpu Wfu Wdefu Wfgit Wftuvw Wew Weirtu Wv Wruv Wrtu Wfgt Wdftu We
Wfprux Wbpux Wcgpr Wpw Watu Wfku Wbftu Wgkmop Wcquwx Wckrsu Wdh Wgpqru S!aknos S!bknqs
S!bknoq S!kn S!bmnop S!bm S!bmp S!bno S!kmy S!bks S!bkno S!abkno S!abmns S!kno S!abkmn
Sghsy Shjkqs Sks Shjkst Shjkqs Sk Shkl Sjsy Shjksy Shkmsy Skq Sjkmsy Sgks Skmqs Shklms Sks
Sjk Sghs Sksy Sbkly Sfjkm Shjkqy Skqs Sk Sghk Sekqsy Shjkt Sbhkqs Shk Sjknsy Sjky Sacfln
Sckls Sghjkm Sks Sjkms Skl Sjksuy Sbjks Sghkny Sjky Scfky Sgkl Skmqst Shjsy Shks Skv Shkms
Shjkl Shk Shjms Shklpy
"""
