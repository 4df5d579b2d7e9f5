<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Pandecta</source>
        <translation>关于 Pandecta</translation>
    </message>
    <message>
        <source>Looks statutes up, in everyday words, on this computer only.</source>
        <translation>用日常语言查找法条，全部在本机完成。</translation>
    </message>
    <message>
        <source>It finds and shows the law. It does not give legal advice.</source>
        <translation>本程序只查找和展示法律文本，不提供法律意见。</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Export library</source>
        <translation>导出法律库</translation>
    </message>
    <message>
        <source>Pandecta library</source>
        <translation>Pandecta 法律库</translation>
    </message>
    <message>
        <source>Import library from file</source>
        <translation>从文件导入法律库</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移位</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>It is not in the older version.</source>
        <translation>旧版本中没有此条。</translation>
    </message>
    <message>
        <source>It is not in the newer version.</source>
        <translation>新版本中没有此条。</translation>
    </message>
    <message>
        <source>It was changed.</source>
        <translation>有改动。</translation>
    </message>
    <message>
        <source>Same words, at another place or under another number.</source>
        <translation>文字相同，位置或编号不同。</translation>
    </message>
    <message>
        <source>It reads the same in both versions.</source>
        <translation>两个版本的文字相同。</translation>
    </message>
    <message>
        <source>removed:</source>
        <translation>删除：</translation>
    </message>
    <message>
        <source>added:</source>
        <translation>新增：</translation>
    </message>
    <message>
        <source>as its law</source>
        <translation>同所属法律</translation>
    </message>
    <message>
        <source>Status: {0} → {1}</source>
        <translation>效力：{0} → {1}</translation>
    </message>
    <message>
        <source>what was removed</source>
        <translation>删去的文字</translation>
    </message>
    <message>
        <source>what was added</source>
        <translation>新增的文字</translation>
    </message>
</context>
<context>
    <name>ChangesBar</name>
    <message>
        <source>Changes from</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>to</source>
        <translation>与</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>返回正文</translation>
    </message>
    <message>
        <source>From version</source>
        <translation>旧版本</translation>
    </message>
    <message>
        <source>To version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Both versions read the same.</source>
        <translation>两个版本的文字相同。</translation>
    </message>
</context>
<context>
    <name>ChangesList</name>
    <message>
        <source>Changed provisions</source>
        <translation>有改动的条文</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出现错误</translation>
    </message>
    <message>
        <source>An error occurred that the program did not expect. Your library was not changed by it. You can go on; a report helps to mend it.</source>
        <translation>程序遇到了意外错误，您的法律库没有因此改变。您可以继续使用；错误报告有助于修复问题。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>错误报告</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>DatePopup</name>
    <message>
        <source>The law as it stood on this day</source>
        <translation>这一天施行的法律</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete library</source>
        <translation>删除法律库</translation>
    </message>
    <message>
        <source>Keep library</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete “{0}”?</source>
        <translation>删除“{0}”？</translation>
    </message>
    <message>
        <source>Its texts and search indexes are deleted; other files in the folder stay. You can undo this until you close Pandecta.</source>
        <translation>将删除其中的文本和检索索引，文件夹中的其他文件会保留。在关闭 Pandecta 之前可以撤销。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Level: {0}</source>
        <translation>效力级别：{0}</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>全部级别</translation>
    </message>
    <message>
        <source>Region: {0}</source>
        <translation>地区：{0}</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>全部地区</translation>
    </message>
    <message>
        <source>Current versions</source>
        <translation>现行版本</translation>
    </message>
    <message>
        <source>All versions</source>
        <translation>全部版本</translation>
    </message>
    <message>
        <source>As of {0}</source>
        <translation>截至 {0}</translation>
    </message>
    <message>
        <source>As of…</source>
        <translation>截至…</translation>
    </message>
    <message>
        <source>The law as it stood on a day of your choice</source>
        <translation>查看所选日期当天施行的法律</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this text</source>
        <translation>在本文中查找</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>GetLibraryDialog</name>
    <message>
        <source>Download and import</source>
        <translation>下载并导入</translation>
    </message>
    <message>
        <source>Get a library</source>
        <translation>获取法律库</translation>
    </message>
    <message>
        <source>The chosen law is downloaded from its publisher, imported into a library of its own, and indexed. No address is contacted before you press the button; your questions are never sent anywhere.</source>
        <translation>所选法律将从发布者处下载，导入单独的法律库并建立索引。按下按钮之前不会访问任何地址；您的问题不会发送到任何地方。</translation>
    </message>
    <message>
        <source>Libraries that can be downloaded</source>
        <translation>可下载的法律库</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>约 {0}</translation>
    </message>
    <message>
        <source>Checked against the publisher&apos;s (SHA-256)</source>
        <translation>与发布者公布的校验和核对（SHA-256）</translation>
    </message>
    <message>
        <source>The publisher gives none; the file is checked for being whole</source>
        <translation>发布者未提供；将检查文件是否完整</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Go to the question</source>
        <translation>转到问题框</translation>
    </message>
    <message>
        <source>Search; in the list of hits, read</source>
        <translation>搜索；在结果列表中为阅读</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Walk the hits, from the question too</source>
        <translation>在结果间移动，在问题框中也可用</translation>
    </message>
    <message>
        <source>Previous and next hit, from anywhere</source>
        <translation>上一条、下一条结果，任何位置可用</translation>
    </message>
    <message>
        <source>Previous and next provision of the law</source>
        <translation>本法的上一条、下一条</translation>
    </message>
    <message>
        <source>Back and forward</source>
        <translation>后退、前进</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <translation>在本文中查找</translation>
    </message>
    <message>
        <source>Show or hide the contents</source>
        <translation>显示或隐藏目录</translation>
    </message>
    <message>
        <source>Copy the citation</source>
        <translation>复制引用</translation>
    </message>
    <message>
        <source>What changed between two versions</source>
        <translation>两个版本之间的变化</translation>
    </message>
    <message>
        <source>Copy the selected text</source>
        <translation>复制选中的文字</translation>
    </message>
    <message>
        <source>Find, Library</source>
        <translation>检索、法律库</translation>
    </message>
    <message>
        <source>Larger, smaller, usual size</source>
        <translation>放大、缩小、恢复字号</translation>
    </message>
    <message>
        <source>Open a library</source>
        <translation>打开法律库</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Stop the search, or clear the question</source>
        <translation>停止搜索，或清空问题</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>本列表</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>LawView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>Libraries</name>
    <message>
        <source>Merrow (specimen law)</source>
        <translation>沐洲（样本法律）</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Index behind the texts</source>
        <translation>索引落后于文本</translation>
    </message>
    <message>
        <source>Index on a server</source>
        <translation>索引在服务器上</translation>
    </message>
    <message>
        <source>No search index</source>
        <translation>没有检索索引</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Search index damaged</source>
        <translation>检索索引已损坏</translation>
    </message>
    <message>
        <source>Folder missing</source>
        <translation>文件夹不存在</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Laws have come or changed that the search does not know yet.</source>
        <translation>有新增或修改的法律尚未编入检索。</translation>
    </message>
    <message>
        <source>It can be searched once its index is built.</source>
        <translation>建立索引后即可检索。</translation>
    </message>
    <message>
        <source>Import laws into it to search it.</source>
        <translation>导入法律后即可检索。</translation>
    </message>
    <message>
        <source>The texts are there. Building the search index again helps.</source>
        <translation>文本完好，重新建立检索索引即可。</translation>
    </message>
    <message>
        <source>The folder was moved, renamed or deleted, or its disk is not connected.</source>
        <translation>文件夹可能已移动、改名或删除，或者所在磁盘未连接。</translation>
    </message>
    <message>
        <source>The texts cannot be read. Use a copy of the library, or import the laws anew.</source>
        <translation>文本无法读取。请使用法律库的副本，或重新导入法律。</translation>
    </message>
    <message>
        <source>{0} laws · {1} provisions</source>
        <translation>{0} 件法律 · {1} 条</translation>
    </message>
    <message>
        <source>The file of the texts is sound.</source>
        <translation>文本文件完好。</translation>
    </message>
    <message>
        <source>Every provision belongs to its law.</source>
        <translation>每个条文都归属于其法律。</translation>
    </message>
    <message>
        <source>Everything that the library counts is there.</source>
        <translation>法律库记载的数量与实际一致。</translation>
    </message>
    <message>
        <source>The search index opens and is whole.</source>
        <translation>检索索引可以打开，内容完整。</translation>
    </message>
    <message>
        <source>The search index holds these texts and no others.</source>
        <translation>检索索引与文本完全一致。</translation>
    </message>
    <message>
        <source>The file of the texts is damaged.</source>
        <translation>文本文件已损坏。</translation>
    </message>
    <message>
        <source>Parts of laws have lost what they belong to.</source>
        <translation>部分条文失去了所属的法律。</translation>
    </message>
    <message>
        <source>The library does not hold what it counts.</source>
        <translation>法律库记载的数量与实际不符。</translation>
    </message>
    <message>
        <source>There is no search index that can be opened.</source>
        <translation>没有可以打开的检索索引。</translation>
    </message>
    <message>
        <source>The search index does not agree with the texts.</source>
        <translation>检索索引与文本不一致。</translation>
    </message>
    <message>
        <source>Bring the search index up to date.</source>
        <translation>请更新检索索引。</translation>
    </message>
    <message>
        <source>Build the search index.</source>
        <translation>请建立检索索引。</translation>
    </message>
    <message>
        <source>Import the sources again.</source>
        <translation>请重新导入来源。</translation>
    </message>
    <message>
        <source>Use a copy of this library, or import the laws into a new one.</source>
        <translation>请使用此法律库的副本，或将法律导入新的法律库。</translation>
    </message>
    <message>
        <source>Update index</source>
        <translation>更新索引</translation>
    </message>
    <message>
        <source>Build index</source>
        <translation>建立索引</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Writing the library into a file</source>
        <translation>正在将法律库写入文件</translation>
    </message>
    <message>
        <source>Making a library of the file</source>
        <translation>正在从文件生成法律库</translation>
    </message>
    <message>
        <source>Looking for what has changed</source>
        <translation>正在查找变动</translation>
    </message>
    <message>
        <source>Checking the file of the texts</source>
        <translation>正在检查文本文件</translation>
    </message>
    <message>
        <source>Checking how laws and provisions hang together</source>
        <translation>正在检查法律与条文的归属</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在清点</translation>
    </message>
    <message>
        <source>Checking the search index</source>
        <translation>正在检查检索索引</translation>
    </message>
    <message>
        <source>Comparing the search index with the texts</source>
        <translation>正在比对检索索引与文本</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>it is no longer where it was imported from</source>
        <translation>已不在原来的导入位置</translation>
    </message>
</context>
<context>
    <name>LibraryBar</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Rebuild search index</source>
        <translation>重建检索索引</translation>
    </message>
    <message>
        <source>Build search index</source>
        <translation>建立检索索引</translation>
    </message>
    <message>
        <source>Check library</source>
        <translation>检查法律库</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>导出为文件…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Delete library…</source>
        <translation>删除法律库…</translation>
    </message>
    <message>
        <source>Update search index</source>
        <translation>更新检索索引</translation>
    </message>
    <message>
        <source>The specimen library stays as it is; make a library of your own first.</source>
        <translation>样本库保持原样；请先新建自己的法律库。</translation>
    </message>
</context>
<context>
    <name>LibraryFacts</name>
    <message>
        <source>Opening the library…</source>
        <translation>正在打开法律库…</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>检索索引</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>占用空间</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}。{1}</translation>
    </message>
    <message>
        <source>{0} laws in {1} versions · {2} provisions</source>
        <translation>{0} 件法律（{1} 个版本）· {2} 条</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{0} · {1} passages</source>
        <translation>{0} · {1} 个段落</translation>
    </message>
    <message>
        <source>changed {0}</source>
        <translation>{0} 更改</translation>
    </message>
</context>
<context>
    <name>LibraryHealth</name>
    <message>
        <source>Nothing is wrong with this library. ({0})</source>
        <translation>此法律库没有问题。（{0}）</translation>
    </message>
    <message>
        <source>Something is wrong with this library. ({0})</source>
        <translation>此法律库有问题。（{0}）</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Not in order</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0}{1}</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>The library is in the file {0}.</source>
        <translation>法律库已写入文件 {0}。</translation>
    </message>
    <message>
        <source>Stopped. What was imported until then is kept.</source>
        <translation>已停止。此前导入的内容已保留。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Your libraries</source>
        <translation>我的法律库</translation>
    </message>
    <message>
        <source>Get a library…</source>
        <translation>获取法律库…</translation>
    </message>
    <message>
        <source>New library…</source>
        <translation>新建法律库…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件导入…</translation>
    </message>
</context>
<context>
    <name>LibraryReport</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Data for programs</source>
        <translation>程序可读数据</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>What the last import did</source>
        <translation>最近一次导入的结果</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公布日期</translation>
    </message>
    <message>
        <source>Provisions</source>
        <translation>条文</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>没有变动。</translation>
    </message>
    <message>
        <source>… and {0} more; the saved report has them all</source>
        <translation>…… 另有 {0} 项，保存的报告中列有全部</translation>
    </message>
</context>
<context>
    <name>LibraryUndo</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“{0}” was deleted. It can be brought back until Pandecta is closed.</source>
        <translation>“{0}”已删除。在关闭 Pandecta 之前可以恢复。</translation>
    </message>
</context>
<context>
    <name>LibraryWork</name>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Problems so far</source>
        <translation>目前的问题</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>原因</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left out</source>
        <translation>
            <numerusform>%Ln 个文件未导入</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open library</source>
        <translation>打开法律库</translation>
    </message>
    <message>
        <source>Laws</source>
        <translation>法律文件</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation>导入文件夹</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Specimen library</source>
        <translation>样本库</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open library…</source>
        <translation>打开法律库(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;New library…</source>
        <translation>新建法律库(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Get a library…</source>
        <translation>获取法律库(&amp;G)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Import &amp;folder…</source>
        <translation>导入文件夹(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>默认字号(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>语言(&amp;A)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Pandecta</source>
        <translation>关于 Pandecta(&amp;A)</translation>
    </message>
</context>
<context>
    <name>NewLibraryDialog</name>
    <message>
        <source>Create and import</source>
        <translation>新建并导入</translation>
    </message>
    <message>
        <source>New library</source>
        <translation>新建法律库</translation>
    </message>
    <message>
        <source>A library is a folder with texts and their search index. Sources can be a zip archive or a folder of LawRefBook, of flk files with front matter, or Markdown files in Pandecta&apos;s own format.</source>
        <translation>法律库是存放文本及其检索索引的文件夹。来源可以是 LawRefBook 的压缩包或文件夹、带元数据的国家法律法规数据库文件，或者 Pandecta 自有格式的 Markdown 文件。</translation>
    </message>
    <message>
        <source>My library</source>
        <translation>我的法律库</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Laws</source>
        <translation>法律文件</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Build the search index</source>
        <translation>建立检索索引</translation>
    </message>
    <message>
        <source>Update the search index</source>
        <translation>更新检索索引</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import a real library…</source>
        <translation>导入真实法律库…</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>打开其他法律库…</translation>
    </message>
    <message>
        <source>This is a specimen library: the law of Merrow, an invented country. It is not real law.</source>
        <translation>这是样本库：内容为虚构国家“沐洲”的法律，并非真实法律。</translation>
    </message>
    <message>
        <source>This library has no search index yet.</source>
        <translation>此法律库尚未建立检索索引。</translation>
    </message>
    <message>
        <source>The texts have changed since the search index was built.</source>
        <translation>检索索引建立之后，文本有了变化。</translation>
    </message>
    <message>
        <source>There are no laws in this library yet.</source>
        <translation>此法律库中还没有法律。</translation>
    </message>
    <message>
        <source>The search index cannot be read. Building it again helps.</source>
        <translation>检索索引无法读取，重新建立即可。</translation>
    </message>
    <message>
        <source>The search model “{0}” is not on this computer.</source>
        <translation>本机没有检索模型“{0}”。</translation>
    </message>
    <message>
        <source>The search model “{0}” gave results that cannot be used.</source>
        <translation>检索模型“{0}”给出的结果无法使用。</translation>
    </message>
    <message>
        <source>This library has no provision “{0}”.</source>
        <translation>此法律库中没有“{0}”。</translation>
    </message>
    <message>
        <source>{0} at {1} does not answer.</source>
        <translation>{1} 上的 {0} 没有应答。</translation>
    </message>
    <message>
        <source>The index at {0} cannot be reached.</source>
        <translation>无法访问位于 {0} 的索引。</translation>
    </message>
    <message>
        <source>This index is of other texts: it has {0} of {1} passages.</source>
        <translation>此索引属于其他文本：仅含 {1} 个片段中的 {0} 个。</translation>
    </message>
    <message>
        <source>The model {0} cannot be used: {1}.</source>
        <translation>无法使用模型 {0}：{1}。</translation>
    </message>
    <message>
        <source>Favourites and history in {0} cannot be read or saved.</source>
        <translation>无法读取或保存 {0} 中的收藏和历史记录。</translation>
    </message>
    <message>
        <source>This index answers now. Use another one first.</source>
        <translation>当前正在使用此索引，请先改用另一个。</translation>
    </message>
    <message>
        <source>{0} could not be downloaded: {1}.</source>
        <translation>无法下载 {0}：{1}。</translation>
    </message>
    <message>
        <source>The settings could not be saved in {0}.</source>
        <translation>设置无法保存到 {0}。</translation>
    </message>
    <message>
        <source>{0} cannot be imported: {1}.</source>
        <translation>无法导入 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} does not exist.</source>
        <translation>{0} 不存在。</translation>
    </message>
    <message>
        <source>The questions in {0} cannot be read (line {1}).</source>
        <translation>{0} 中的问题无法读取（第 {1} 行）。</translation>
    </message>
    <message>
        <source>The training recipe cannot be used.</source>
        <translation>训练方案无法使用。</translation>
    </message>
    <message>
        <source>The search index was built by “{0}”, but “{1}” would answer. Nothing was searched.</source>
        <translation>检索索引由“{0}”建立，而现在作答的是“{1}”，因此没有进行搜索。</translation>
    </message>
    <message>
        <source>Agreement on the test sentences: {0}</source>
        <translation>测试句的一致程度：{0}</translation>
    </message>
    <message>
        <source>There is no library in {0}.</source>
        <translation>{0} 中没有法律库。</translation>
    </message>
    <message>
        <source>The library in {0} is damaged. Nothing was changed.</source>
        <translation>{0} 中的法律库已损坏，未作任何改动。</translation>
    </message>
    <message>
        <source>The library in {0} was written by a newer version of Pandecta. Nothing was changed.</source>
        <translation>{0} 中的法律库由更新版本的 Pandecta 写成，未作任何改动。</translation>
    </message>
    <message>
        <source>Another program is writing to the library in {0}.</source>
        <translation>另一个程序正在写入 {0} 中的法律库。</translation>
    </message>
    <message>
        <source>The library in {0} cannot be written to. It is as it was before.</source>
        <translation>{0} 中的法律库无法写入，内容保持原样。</translation>
    </message>
    <message>
        <source>This could not be done.</source>
        <translation>此操作未能完成。</translation>
    </message>
    <message>
        <source>it is not a text</source>
        <translation>不是文本文件</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>its path leads out of the archive</source>
        <translation>路径指向压缩包之外</translation>
    </message>
    <message>
        <source>the archive is broken</source>
        <translation>压缩包已损坏</translation>
    </message>
    <message>
        <source>its front matter cannot be read</source>
        <translation>文件头的元数据无法读取</translation>
    </message>
    <message>
        <source>it has no title</source>
        <translation>没有标题</translation>
    </message>
    <message>
        <source>there is no law in it</source>
        <translation>其中没有法律</translation>
    </message>
    <message>
        <source>its format is not known</source>
        <translation>格式无法识别</translation>
    </message>
    <message>
        <source>reading it is not permitted</source>
        <translation>没有读取权限</translation>
    </message>
    <message>
        <source>it contradicts another file of the same law</source>
        <translation>与同一法律的另一个文件矛盾</translation>
    </message>
    <message>
        <source>it ended the process that read it</source>
        <translation>读取它的进程意外结束</translation>
    </message>
    <message>
        <source>reading it took too long</source>
        <translation>读取时间过长</translation>
    </message>
    <message>
        <source>reading it needs too much memory</source>
        <translation>读取所需内存过多</translation>
    </message>
    <message>
        <source>it is not well-formed XML, or declares entities</source>
        <translation>不是格式正确的 XML，或声明了实体</translation>
    </message>
    <message>
        <source>it is not a readable PDF</source>
        <translation>不是可读取的 PDF</translation>
    </message>
    <message>
        <source>it is not a readable page</source>
        <translation>不是可读取的网页</translation>
    </message>
    <message>
        <source>it is a scan without text; it needs OCR first</source>
        <translation>是没有文字的扫描件，需先进行文字识别（OCR）</translation>
    </message>
    <message>
        <source>it is protected by a password</source>
        <translation>受密码保护</translation>
    </message>
    <message>
        <source>no column for the law or the text was found in it</source>
        <translation>未找到法律名称或正文所在的列</translation>
    </message>
    <message>
        <source>it has a row that cannot be read</source>
        <translation>其中有一行无法读取</translation>
    </message>
    <message>
        <source>it is damaged or put together in an unknown way</source>
        <translation>文件已损坏，或其结构无法识别</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>there is no connection</source>
        <translation>没有网络连接</translation>
    </message>
    <message>
        <source>the server or a proxy refuses it</source>
        <translation>服务器或代理拒绝访问</translation>
    </message>
    <message>
        <source>it is no longer at this address</source>
        <translation>该地址已不存在此文件</translation>
    </message>
    <message>
        <source>the server does not answer properly</source>
        <translation>服务器应答异常</translation>
    </message>
    <message>
        <source>the address is not a secure one</source>
        <translation>该地址不安全</translation>
    </message>
    <message>
        <source>the server&apos;s identity cannot be verified</source>
        <translation>无法验证服务器的身份</translation>
    </message>
    <message>
        <source>it did not arrive whole</source>
        <translation>文件不完整</translation>
    </message>
    <message>
        <source>something else came in its place, perhaps a login page</source>
        <translation>收到的不是该文件（可能是登录页面）</translation>
    </message>
    <message>
        <source>its checksum is wrong</source>
        <translation>校验和不符</translation>
    </message>
    <message>
        <source>it is larger than allowed</source>
        <translation>文件超出允许的大小</translation>
    </message>
    <message>
        <source>there is no room on the disk</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>the folder cannot be written to</source>
        <translation>无法写入该文件夹</translation>
    </message>
    <message>
        <source>another program is downloading it</source>
        <translation>另一个程序正在下载</translation>
    </message>
    <message>
        <source>the connection broke; trying again</source>
        <translation>连接中断，正在重试</translation>
    </message>
    <message>
        <source>it did not arrive</source>
        <translation>未能收到文件</translation>
    </message>
    <message>
        <source>there is no model of this name</source>
        <translation>没有这个名称的模型</translation>
    </message>
    <message>
        <source>this is no name of a model</source>
        <translation>这不是模型名称</translation>
    </message>
    <message>
        <source>its site wants a token, or its conditions accepted</source>
        <translation>网站要求提供令牌或接受其条款</translation>
    </message>
    <message>
        <source>the site does not accept the token</source>
        <translation>网站不接受该令牌</translation>
    </message>
    <message>
        <source>it has no weights in the safetensors format</source>
        <translation>没有 safetensors 格式的权重</translation>
    </message>
    <message>
        <source>it brings a program of its own</source>
        <translation>带有自己的程序代码</translation>
    </message>
    <message>
        <source>it is a model for something else</source>
        <translation>这是其他用途的模型</translation>
    </message>
    <message>
        <source>there is no model in the folder</source>
        <translation>文件夹中没有模型</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>已损坏</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>Constitution</source>
        <translation>宪法</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>Administrative regulation</source>
        <translation>行政法规</translation>
    </message>
    <message>
        <source>Judicial interpretation</source>
        <translation>司法解释</translation>
    </message>
    <message>
        <source>Local law</source>
        <translation>地方性法规</translation>
    </message>
    <message>
        <source>Departmental rule</source>
        <translation>部门规章</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>现行有效</translation>
    </message>
    <message>
        <source>Amended</source>
        <translation>已被修改</translation>
    </message>
    <message>
        <source>Repealed</source>
        <translation>已废止</translation>
    </message>
    <message>
        <source>Not yet in force</source>
        <translation>尚未生效</translation>
    </message>
    <message>
        <source>Status unknown</source>
        <translation>效力不明</translation>
    </message>
    <message>
        <source>This version is in force.</source>
        <translation>此版本现行有效。</translation>
    </message>
    <message>
        <source>A newer version has taken the place of this one.</source>
        <translation>此版本已被新版本取代。</translation>
    </message>
    <message>
        <source>This law has been repealed.</source>
        <translation>此法已废止。</translation>
    </message>
    <message>
        <source>This version does not apply yet.</source>
        <translation>此版本尚未生效。</translation>
    </message>
    <message>
        <source>The source does not say whether this law applies.</source>
        <translation>来源未说明此法是否有效。</translation>
    </message>
    <message>
        <source>Inferred from the dates of the files.</source>
        <translation>根据文件日期推断。</translation>
    </message>
    <message>
        <source>Published {0}</source>
        <translation>{0} 公布</translation>
    </message>
    <message>
        <source>in force from {0}</source>
        <translation>{0} 起施行</translation>
    </message>
    <message>
        <source>repealed on {0}</source>
        <translation>{0} 废止</translation>
    </message>
    <message>
        <source>Exact citation</source>
        <translation>引用相符</translation>
    </message>
    <message>
        <source>Close in meaning</source>
        <translation>含义相近</translation>
    </message>
    <message>
        <source>Words: {0}</source>
        <translation>词语：{0}</translation>
    </message>
    <message>
        <source>Close in meaning: {0} of 4 (cosine {1})</source>
        <translation>含义相近：{0} / 4（余弦值 {1}）</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Importing laws</source>
        <translation>正在导入法律</translation>
    </message>
    <message>
        <source>Building the search index</source>
        <translation>正在建立检索索引</translation>
    </message>
    <message>
        <source>Writing the search index</source>
        <translation>正在写入检索索引</translation>
    </message>
    <message>
        <source>Indexing the words</source>
        <translation>正在为词语建立索引</translation>
    </message>
    <message>
        <source>Indexing the meanings</source>
        <translation>正在为含义建立索引</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比对</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>正在打包</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>正在解包</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>files</source>
        <translation>个文件</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>个段落</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} 分 {1} 秒</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} 小时 {1} 分</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>{0} per second</source>
        <translation>每秒 {0}</translation>
    </message>
    <message>
        <source>{0} of {1} {2}</source>
        <translation>{0} / {1} {2}</translation>
    </message>
    <message>
        <source>{0} {1} per second</source>
        <translation>每秒 {0} {1}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩余 {0}</translation>
    </message>
    <message>
        <source>Merrow (specimen law)</source>
        <translation>沐洲（样本法律）</translation>
    </message>
    <message>
        <source>bundled static {0}</source>
        <translation>内置静态模型 {0}</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Find</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>法律库</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Copied: {0}</source>
        <translation>已复制：{0}</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Nothing open yet</source>
        <translation>尚未打开法律</translation>
    </message>
    <message>
        <source>Choose a hit to read it here.</source>
        <translation>选择一条结果，即可在此阅读。</translation>
    </message>
</context>
<context>
    <name>ReaderBar</name>
    <message>
        <source>Specimen</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Invented law of an invented country; not real law.</source>
        <translation>虚构国家的虚构法律，并非真实法律。</translation>
    </message>
    <message>
        <source>Version of {0}</source>
        <translation>{0} 版本</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Previous provision</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Next provision</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <translation>在本文中查找</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Changes…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>What changed between two versions</source>
        <translation>两个版本之间的改动</translation>
    </message>
    <message>
        <source>Copy citation	Ctrl+Shift+C</source>
        <translation>复制引用	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制条文</translation>
    </message>
    <message>
        <source>Copy citation and text</source>
        <translation>复制引用和条文</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Rename library</source>
        <translation>重命名法律库</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The folder keeps its name.</source>
        <translation>文件夹名称不变。</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>{0} new, {1} changed, {2} as they were</source>
        <translation>新增 {0}，修改 {1}，未变 {2}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Repealed since</source>
        <translation>已废止</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>{0} added</source>
        <translation>新增 {0}</translation>
    </message>
    <message>
        <source>{0} changed</source>
        <translation>修改 {0}</translation>
    </message>
    <message>
        <source>{0} removed</source>
        <translation>删除 {0}</translation>
    </message>
    <message>
        <source>Import into {0}</source>
        <translation>导入“{0}”</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公布日期</translation>
    </message>
    <message>
        <source>Provisions</source>
        <translation>条文</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Ask as you would say it, or type a citation</source>
        <translation>像平时说话那样提问，或输入法条名称</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%Ln provision(s) found</source>
        <translation>
            <numerusform>找到 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Search without filters, in all versions</source>
        <translation>不加筛选，搜索全部版本</translation>
    </message>
    <message>
        <source>Nothing is close to this question</source>
        <translation>没有找到相近的条文</translation>
    </message>
    <message>
        <source>Try other words, say it more plainly, or name the law and the article.</source>
        <translation>请换个说法，说得更直白些，或者直接写出法律名称和条号。</translation>
    </message>
    <message>
        <source>The law as it stood on {0}</source>
        <translation>{0} 当天施行的法律</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>{0} pt</source>
        <translation>{0} 磅</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Newest text</source>
        <translation>最新文本</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>in this library; its status is not stated by the source</source>
        <translation>本库中最新；来源未说明其效力</translation>
    </message>
    <message>
        <source>the source does not say from when</source>
        <translation>来源未说明何时施行</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>自 {0} 起</translation>
    </message>
    <message>
        <source>the source does not say whether it applies</source>
        <translation>来源未说明是否有效</translation>
    </message>
    <message>
        <source>in force from {0}</source>
        <translation>自 {0} 起施行</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>自 {0} 起</translation>
    </message>
    <message>
        <source>published {0}</source>
        <translation>{0} 公布</translation>
    </message>
    <message>
        <source>in force {0} to {1}</source>
        <translation>{0} 至 {1} 施行</translation>
    </message>
    <message>
        <source>in force until {0}</source>
        <translation>施行至 {0}</translation>
    </message>
    <message>
        <source>in force from {0}; the source does not say until when</source>
        <translation>自 {0} 起施行；来源未说明何时失效</translation>
    </message>
    <message>
        <source>the source does not say when it was in force</source>
        <translation>来源未说明何时施行</translation>
    </message>
    <message>
        <source>inferred from the dates of the versions</source>
        <translation>由各版本日期推断</translation>
    </message>
    <message>
        <source>p. {0}</source>
        <translation>第 {0} 页</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>至 {0}</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>What would you like to know?</source>
        <translation>您想了解什么？</translation>
    </message>
    <message>
        <source>Ask in everyday words, in English or Chinese, or type a citation.</source>
        <translation>用日常语言提问，中文英文均可；也可以直接输入法条名称。</translation>
    </message>
    <message>
        <source>Fired during probation, what am I owed?</source>
        <translation>试用期被辞退，能拿到什么赔偿？</translation>
    </message>
    <message>
        <source>The landlord keeps my deposit</source>
        <translation>房东不退押金怎么办</translation>
    </message>
    <message>
        <source>试用期被辞退怎么赔偿</source>
        <translation>网购的东西有毛病，可以退货吗？</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>正在打开法律库…</translation>
    </message>
    <message>
        <source>index “{0}”</source>
        <translation>索引“{0}”</translation>
    </message>
    <message>
        <source>no search index</source>
        <translation>无检索索引</translation>
    </message>
    <message>
        <source>{0} provisions</source>
        <translation>共 {0} 条</translation>
    </message>
    <message>
        <source>this machine only</source>
        <translation>仅在本机</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} 毫秒</translation>
    </message>
</context>
<context>
    <name>UnpackDialog</name>
    <message>
        <source>Import library from file</source>
        <translation>从文件导入法律库</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import library</source>
        <translation>导入法律库</translation>
    </message>
    <message>
        <source>{0} laws · {1} provisions</source>
        <translation>{0} 件法律 · {1} 条</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>There is something in this folder already.</source>
        <translation>此文件夹中已有内容。</translation>
    </message>
</context>
</TS>
