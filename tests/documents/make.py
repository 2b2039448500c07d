"""Makes a report, given as text, into documents of all formats.

    make.py FOLDER REPORT.txt...

Each document is FOLDER/NAME.KIND.EXTENSION.  What needs a program that is
not installed is left out, with a line that says so.
"""
import html
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import layout
import write_ofd
import write_pdf

HEAD_ODD = '清禾市第五届人民代表大会会议文件'
HEAD_EVEN = '政府工作报告'
NOTE = '①规模以上工业企业指年主营业务收入2000万元以上的工业企业，数据为快报数，' \
    '最终以统计部门公布的为准。'


def paragraphs(path):
    with open(path, encoding='utf-8') as f:
        lines = [line.strip('\n') for line in f]
    return [line.strip() for line in lines if line.strip()]


# --- text --------------------------------------------------------------------

def make_texts(base, path):
    with open(path, encoding='utf-8') as f:
        text = f.read()
    for kind, codec, mark in [('utf8', 'utf-8', b''),
                              ('utf8-mark', 'utf-8', b'\xef\xbb\xbf'),
                              ('gb18030', 'gb18030', b''),
                              ('utf16le', 'utf-16-le', b'\xff\xfe'),
                              ('utf16be', 'utf-16-be', b'\xfe\xff')]:
        with open('%s.%s.txt' % (base, kind), 'wb') as f:
            f.write(mark + text.encode(codec))


# --- Word --------------------------------------------------------------------

WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'


def word_paragraph(text, number):
    """Its text in runs, as a text that was worked over comes."""
    style = ''
    if layout.HEADING.match(text) and len(text) < 40:
        style = '<w:pPr><w:pStyle w:val="1"/></w:pPr>'
    each = 5 + number % 11
    runs = ''.join('<w:r><w:t xml:space="preserve">%s</w:t></w:r>'
                   % html.escape(text[i:i + each], quote=False)
                   for i in range(0, len(text), each))
    return '<w:p>%s%s</w:p>' % (style, runs)


def make_docx(base, texts):
    body = ''.join(word_paragraph(t, i) for i, t in enumerate(texts))
    members = [
        ('[Content_Types].xml',
         '<Types xmlns="%s/content-types"><Default Extension="rels" '
         'ContentType="application/vnd.openxmlformats-package.relationships'
         '+xml"/><Default Extension="xml" ContentType="application/xml"/>'
         '<Override PartName="/word/document.xml" ContentType="application/'
         'vnd.openxmlformats-officedocument.wordprocessingml.document.main'
         '+xml"/><Override PartName="/word/styles.xml" ContentType='
         '"application/vnd.openxmlformats-officedocument.wordprocessingml.'
         'styles+xml"/></Types>' % PACKAGE),
        ('_rels/.rels',
         '<Relationships xmlns="%s/relationships"><Relationship Id="r1" '
         'Type="%s/officeDocument" Target="word/document.xml"/>'
         '</Relationships>' % (PACKAGE, OFFICE)),
        ('word/_rels/document.xml.rels',
         '<Relationships xmlns="%s/relationships"><Relationship Id="r1" '
         'Type="%s/styles" Target="styles.xml"/></Relationships>'
         % (PACKAGE, OFFICE)),
        ('word/styles.xml',
         '<w:styles xmlns:w="%s"><w:style w:type="paragraph" w:styleId="1">'
         '<w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/>'
         '</w:pPr></w:style></w:styles>' % WORD),
        ('word/document.xml',
         '<w:document xmlns:w="%s"><w:body>%s<w:sectPr/></w:body>'
         '</w:document>' % (WORD, body)),
    ]
    with zipfile.ZipFile(base + '.docx', 'w', zipfile.ZIP_DEFLATED) as z:
        for name, xml in members:
            z.writestr(zipfile.ZipInfo(name, (2025, 1, 14, 9, 0, 0)),
                       '<?xml version="1.0" encoding="UTF-8" '
                       'standalone="yes"?>\n' + xml, zipfile.ZIP_DEFLATED)


# --- web pages ---------------------------------------------------------------

def make_html(base, texts):
    body = '\n'.join('<p>%s</p>' % html.escape(t) for t in texts[1:])
    plain = ('<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset='
             '"utf-8"><title>%s</title></head>\n<body><h1>%s</h1>\n%s\n'
             '</body></html>\n' % (texts[0], texts[0], body))
    with open(base + '.plain.html', 'w', encoding='utf-8') as f:
        f.write(plain)
    with open(base + '.page.html', 'wb') as f:
        f.write(dressed(texts, body).encode('gb18030'))


def dressed(texts, body):
    """As the site of a government would show it."""
    links = ''.join('<li><a href="/art/%d.html">清禾市%d年第%d号公告公布</a>'
                    '</li>' % (i, 2020 + i, i) for i in range(1, 6))
    return '''<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>%s_清禾市人民政府门户网站</title>
<meta name="ArticleTitle" content="%s"><meta name="PubDate" content="2025-01-20 09:30">
<meta name="ContentSource" content="清禾市人民政府办公室">
<script>var visits = 12345; document.write("浏览次数：" + visits);</script>
<style>.nav { color: #fff } p:before { content: "增长99%%" }</style></head>
<body><div class="header"><ul class="nav"><li><a href="/">首页</a></li><li>
<a href="/zw/">政务公开</a></li><li><a href="/fw/">办事服务</a></li></ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zw/">政务公开</a> &gt;
<a href="/zw/bg/">政府工作报告</a></div>
<div class="article"><h1>%s</h1>
<div class="info">发布时间：2025-01-20 09:30&nbsp;&nbsp;来源：清禾市人民政府办公室&nbsp;&nbsp;
浏览次数：<span id="hits">12345</span>&nbsp;&nbsp;字号：[<a href="#">大</a> <a href="#">中</a>
<a href="#">小</a>]</div>
<div class="TRS_Editor">%s</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a>
<a href="javascript:window.print()">打印</a> <a href="javascript:close()">关闭</a></div></div>
<div class="related"><h3>相关链接</h3><ul>%s</ul></div>
<div class="footer">主办：清禾市人民政府办公室　网站标识码：9999990001<br>
地址：清禾市岚江大道1号　邮编：999999　联系电话：0999-12345</div></body></html>
''' % (texts[0], texts[0], texts[0], body, links)


# --- pages -------------------------------------------------------------------

def make_pages(base, texts):
    one = layout.pages(texts)
    layout.add_heads(one, HEAD_ODD, HEAD_EVEN, '— {0} —')
    layout.add_note(one[1], NOTE)
    two = layout.pages(texts, columns=2, size=10.5, pitch=17, justified=False)
    layout.add_heads(two, HEAD_ODD, HEAD_ODD, '第 {0} 页　共 {1} 页')
    write_pdf.write(base + '.one.pdf', one)
    write_pdf.write(base + '.two.pdf', two)
    write_ofd.write(base + '.one.ofd', one)
    write_ofd.write(base + '.mixed.ofd', one, mixed=True)
    write_ofd.write(base + '.two.ofd', two)


PRINT = '''@page { size: A4; margin: 2.5cm;
  @top-center { content: "%s"; font-size: 9pt }
  @bottom-center { content: "－ " counter(page) " －" } }
body { font: 16px/1.75 "Noto Serif CJK SC", serif; %s }
h1 { text-align: center } p { text-indent: 2em; margin: 0;
  text-align: justify }'''


def browser():
    for name in ('chromium', 'chromium-browser', 'google-chrome'):
        if shutil.which(name):
            return name
    return None


def print_page(program, source, target):
    with tempfile.TemporaryDirectory() as empty:
        subprocess.run([program, '--headless', '--no-sandbox',
                        '--disable-gpu', '--disable-quic', '--no-first-run',
                        '--disable-background-networking',
                        '--disable-component-update', '--disable-sync',
                        '--user-data-dir=' + empty, '--no-pdf-header-footer',
                        '--print-to-pdf=' + target, source],
                       check=True, timeout=120, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)


def make_printed(base, texts, program):
    """As a browser prints it: in one column, in two, and with letters and
    digits of another font than the Chinese."""
    for kind, more in [('printed', ''), ('printed-two', 'columns: 2'),
                       ('printed-fonts', 'font: 21px/37px "DejaVu Sans", '
                        '"Noto Serif CJK SC", serif')]:
        body = ''.join('<p>%s</p>' % html.escape(t) for t in texts[1:])
        source = '%s.%s.html-source' % (base, kind)
        page = source + '.html'
        with open(page, 'w', encoding='utf-8') as f:
            f.write('<!DOCTYPE html><html lang="zh"><meta charset="utf-8">'
                    '<style>%s</style><h1>%s</h1>%s'
                    % (PRINT % (HEAD_EVEN, more), texts[0], body))
        print_page(program, page, '%s.%s.pdf' % (base, kind))
        os.remove(page)


def office():
    return shutil.which('soffice') or shutil.which('libreoffice')


def make_old_word(base, program):
    """The .docx as Word 97 would have saved it."""
    with tempfile.TemporaryDirectory() as home:
        subprocess.run([program, '--headless',
                        '-env:UserInstallation=file://' + home + '/profile',
                        '--convert-to', 'doc:MS Word 97', '--outdir', home,
                        base + '.docx'], check=True, timeout=180,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.move(os.path.join(home, os.path.basename(base) + '.doc'),
                    base + '.saved.doc')


def make(folder, path):
    base = os.path.join(folder, os.path.basename(path)[:-len('.txt')])
    texts = paragraphs(path)
    make_texts(base, path)
    make_docx(base, texts)
    make_html(base, texts)
    make_pages(base, texts)
    program = browser()
    if program:
        make_printed(base, texts, program)
    else:
        print('skip  printed pdf: no chromium here')
    if office():
        make_old_word(base, office())
    else:
        print('skip  doc: no LibreOffice here')


if __name__ == '__main__':
    os.makedirs(sys.argv[1], exist_ok=True)
    for report in sys.argv[2:]:
        make(sys.argv[1], report)
