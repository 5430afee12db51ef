"""Whether bytes without a mark are read in the encoding they were written in, over thousands of pieces of news text.

    python tests/bench/decoding.py [FOLDER ...] [--pieces 2000] [--show 5]

Pieces of 20 to 2,000 characters are cut out of the seeds, the sentences below (Simplified and Traditional, with names,
digits, Latin letters and full-width marks) and the UTF-8 files of the folders that are given, written in each encoding
that has all their characters, and decoded again. Printed is the share that came back equal, and the time of a piece.
With ``--damage`` one byte of each piece is lost or overwritten; printed is the share of pieces of which at least 95 of
100 characters came back, and of those about which nothing was said.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from newsparse.diagnostics import Finding, NewsparseError
from newsparse.source import decode

SEEDS = Path(__file__).parents[2] / "seeds"
ENCODINGS = ["utf-8", "gb18030", "gbk", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be"]

SIMPLIFIED = """\
【快讯】沪指收涨1.25%，报3,268.70点；两市成交额9,876亿元，北向资金净买入52.3亿元。
记者 王珊珊 李晓璐 通讯员 欧阳娜 摄影 司马懿轩 责编：郭霁瑶 校对：尉迟珏
“嫦娥五号”探测器携1731克月壤样品，于12月17日凌晨着陆在内蒙古四子王旗。
华为Mate 60 Pro、iPhone 15、小米14相继上市，5G手机出货量同比增长11.7%。
截至24日24时，全市累计报告确诊病例1,024例，治愈出院998例，死亡3例。
李娜以6∶4、7∶6(3)战胜莎拉波娃，首夺澳网女单冠军；颁奖典礼上她调侃了丈夫姜山。
《流浪地球2》票房破40亿，吴京、刘德华、李雪健、沙溢、宁理主演，郭帆执导。
央行：9月15日起下调金融机构存款准备金率0.25个百分点（不含已执行5%存款准备金率的机构）。
台风“杜苏芮”已于28日9时55分在福建晋江沿海登陆，中心附近最大风力15级，阵风17级。
玉溪烟农喜获丰收，镇雄、彝良、威信三县的苹果、核桃、魔芋卖得火热。
我校举行2024届本科生毕业典礼暨学位授予仪式，蔡敬民校长作了题为《做时代的答卷人》的讲话。
四川泸定发生6.8级地震，震源深度16千米，甘孜、雅安、乐山震感强烈，救援队连夜挺进磨西镇。
专家提醒：流感高发季，老人、儿童、孕妇应尽早接种疫苗，勤洗手、常通风、少聚集。
“双11”当天，天猫成交额4982亿元；京东累计下单金额2715亿元。剁手党们直呼：钱包空了！
黔东南苗族侗族自治州台江县台盘村的“村BA”火了，啦啦队跳起了苗族芦笙舞。
NBA常规赛：湖人121∶107勇士，詹姆斯砍下33分12篮板，库里28分，浓眉因伤缺阵。
房贷利率LPR降了！五年期以上4.3%，首付比例降至20%，二手房挂牌量猛增。
韩国总统尹锡悦、日本首相岸田文雄与美国总统拜登在戴维营会晤，讨论朝核与供应链问题。
据悉，该犯罪团伙以“刷单返利”为诱饵，骗取受害人钱财逾800万元，目前17名嫌疑人已被刑拘。
颐和园西堤的桃花、玉渊潭的樱花竞相绽放，游客络绎不绝，摄影爱好者扛着“长枪短炮”蹲守。
（作者系中国社会科学院财经战略研究院研究员）
版权声明：凡本网注明“来源：XX网”的作品，未经授权不得转载、摘编。违者必究！
编辑/刘艺 审核/殷琪 监制/覃皓珺 供图/瞿鑫
茅台酒股价跌破1400元，白酒板块集体重挫，五粮液、泸州老窖、洋河股份跟跌逾4%。
广州地铁18号线冼村至番禺广场段，时速160公里，从市中心到南沙仅需30分钟。
她说：“孩子发烧到39.5℃，喝了布洛芬才退。”护士赶紧递上一杯温水，安慰她别慌。
A股三大指数集体低开，沪指跌0.31%，深成指跌0.46%，创业板指跌0.58%。
""".splitlines()

TRADITIONAL = """\
【記者陳郁婷／台北報導】立法院昨日三讀通過《勞動基準法》修正案，明年1月1日起施行。
（中央社記者黃麗芸臺北25日電）行政院長今天表示，政府將持續推動長照2.0政策。
颱風「小犬」逼近，氣象局今晨5時30分發布海上警報，預計晚間擴及恆春半島與蘭嶼、綠島。
香港特首李家超發表施政報告，提出「搶人才、搶企業」措施，放寬外來人才買樓印花稅。
台積電第三季營收5,467億元，毛利率54.3%，每股盈餘8.14元，優於市場預期。
桃園機場二航廈擠滿返鄉旅客，排隊報到的人龍綿延數百公尺，地勤人員忙得不可開交。
蔡依林、周杰倫、五月天輪番登台，小巨蛋尖叫聲不斷，粉絲直呼：「值回票價！」
警方獲報後趕抵現場，發現林姓男子倒臥血泊中，經送醫急救仍傷重不治，詳細死因待釐清。
作者: kobe0824 (阿賢) 看板: Gossiping 標題: [新聞] 颱風假放不放？北北基桃今晚8點前宣布
1.媒體來源: 自由時報 2.記者署名: 謝佳君 3.完整新聞標題: 嘉義鐵道旁驚見「巨無霸」鳳梨
國際油價續漲，布蘭特原油每桶突破94美元，中油宣布下週一起汽、柴油各調漲0.3元及0.2元。
中華職棒總冠軍賽第七戰，味全龍以6比3擊敗樂天桃猿，睽違24年再度封王，葉君璋感動落淚。
新北市長侯友宜、臺中市長盧秀燕、高雄市長陳其邁出席六都首長座談，討論財政收支劃分法。
港股恒生指數收報17,813點，跌1.2%；騰訊、阿里巴巴、美團、滙豐控股全線向下。
教育部公布大學分發入學錄取名單，錄取率達98.9%，醫學系最低錄取分數飆新高。
日月潭九族文化村櫻花季開跑，五千株八重櫻盛開，遊客絡繹不絕，周邊民宿一房難求。
屯門公路昨晨發生五車連環相撞，消防員用油壓剪救出被困司機，其中一人頭部受重創。
疫情指揮中心今（11）日公布國內新增2萬3,112例本土病例，另有38例死亡，年齡介於40至90多歲。
衛福部食藥署抽驗市售粽子，3件防腐劑超標，業者最高可罰300萬元。
馬英九、洪秀柱、朱立倫、韓國瑜、郝龍斌齊聚黨部，砲轟執政黨「鴨霸」、「毀憲亂政」。
記者 蕭雅娟 攝影 鄧博仁 編輯 顏甫珉 圖／聯合報系資料照片
南韓女團BLACKPINK開唱，黃牛票炒到40萬元，檢警循線逮捕5名嫌犯，依違反文創法送辦。
※ 發信站: 批踢踢實業坊(ptt.cc), 來自: 114.36.22.108 (臺灣)
美國聯準會升息1碼，聯邦基金利率升至5.25%至5.5%，創22年來新高，鮑爾未排除再升。
彰化鹿港天后宮媽祖遶境，信眾沿途設香案迎駕，鞭炮聲、鑼鼓聲響徹雲霄。
澳門立法會選舉結果出爐，投票率僅42.38%，創回歸後新低，廢票與白票增逾三倍。
""".splitlines()


def pieces(texts: list[list[str]], count: int, random_: random.Random) -> Iterator[str]:
    """Pieces that begin anywhere, half of them short."""
    for n in range(count):
        lines = random_.choice(texts)
        length = random_.randint(20, 120) if n % 2 else random_.randint(20, 2000)
        text = ""
        while len(text) < length:
            at = random_.randrange(len(lines))
            text += "\n".join(lines[at : at + random_.randint(1, 6)]) + "\n"
        begin = random_.randint(0, min(len(text) - length, 30))
        yield text[begin : begin + length]


def damaged(data: bytes, random_: random.Random) -> bytes:
    """The bytes with one of them lost or overwritten."""
    at = random_.randrange(len(data))
    return data[:at] + (b"" if random_.random() < 0.5 else bytes([random_.randrange(1, 256)])) + data[at + 1 :]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--pieces", type=int, default=2000)
    parser.add_argument("--show", type=int, default=5, help="pieces that went wrong")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--damage", action="store_true")
    options = parser.parse_args()
    texts = [SIMPLIFIED, SIMPLIFIED, TRADITIONAL, TRADITIONAL]
    texts += [path.read_text("utf-8").split("\n") for path in sorted(SEEDS.glob("*.txt"))]
    for folder in options.folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".txt", ".md", ".json", ".jsonl"):
                texts.append(decode(path.read_bytes(), None, []).split("\n"))
    for name in ENCODINGS:
        random_ = random.Random(options.seed)
        right = total = unsaid = 0
        seconds = 0.0
        for text in pieces(texts, options.pieces * 4, random_):
            try:
                data = text.encode(name)
            except UnicodeEncodeError:  # Simplified text in Big5
                continue
            if total == options.pieces:
                break
            total += 1
            if options.damage:
                data = damaged(data, random_)
            findings: list[Finding] = []
            start = time.perf_counter()
            try:
                got = decode(data, None, findings)
            except NewsparseError as error:
                got = f"{error}"
            seconds += time.perf_counter() - start
            if options.damage:
                same = sum(m.size for m in SequenceMatcher(None, text, got, autojunk=False).get_matching_blocks())
                ok = same >= len(text) * 0.95 - 2
                unsaid += got != text and not any(finding.code == "encoding-damaged" for finding in findings)
            else:
                ok = got == text
            right += ok
            if not ok and total - right <= options.show:
                print(f"   {name}: {text[:60]!r} ({len(text)}) read as {got[:40]!r}")
        said = f", {unsaid} without a word" if options.damage else ""
        print(
            f"{name:10} {right:5} of {total:5} right, {100 * right / total:.2f} %{said}; {seconds / total * 1e6:.0f} us"
        )


if __name__ == "__main__":
    main()
