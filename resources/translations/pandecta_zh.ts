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
    <name>AnswerFoot</name>
    <message>
        <source>Copied with the marks of its citations</source>
        <translation>已复制，带引用标记</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>How this answer came about</source>
        <translation>此回答的形成过程</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为纯文本</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy as rich text</source>
        <translation>复制为富文本</translation>
    </message>
    <message>
        <source>Copy without marks</source>
        <translation>复制（不带标记）</translation>
    </message>
    <message>
        <source>The citations were not checked.</source>
        <translation>引用未经核对。</translation>
    </message>
</context>
<context>
    <name>AnswerHead</name>
    <message>
        <source>a model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>Written by {0}, not law</source>
        <translation>由 {0} 撰写，并非法律条文</translation>
    </message>
    <message>
        <source>No answer by {0}</source>
        <translation>{0} 没有作答</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop, and keep what came  Esc</source>
        <translation>停止并保留已生成的内容  Esc</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新提问</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answer to: {0}</source>
        <translation>回答：{0}</translation>
    </message>
    <message>
        <source>Stopped. What came is kept.</source>
        <translation>已停止。已生成的内容已保留。</translation>
    </message>
    <message>
        <source>Waiting for the first word</source>
        <translation>正在等待首字</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>正在思考</translation>
    </message>
    <message>
        <source>{0} · {1} s</source>
        <translation>{0} · {1} 秒</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
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
</context>
<context>
    <name>Ask</name>
    <message>
        <source>The citations of this answer were not checked.</source>
        <translation>此回答的引用未经核对。</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>No language model is chosen yet.</source>
        <translation>尚未选择语言模型。</translation>
    </message>
    <message>
        <source>{0}: text leaves this machine, to {1}</source>
        <translation>{0}：文本将离开本机，发送到 {1}</translation>
    </message>
    <message>
        <source>{0}: text leaves this machine, through {1} to ollama.com</source>
        <translation>{0}：文本将离开本机，经 {1} 发送到 ollama.com</translation>
    </message>
    <message>
        <source>{0} at {1}: this machine only</source>
        <translation>{0}（{1}）：仅在本机</translation>
    </message>
    <message>
        <source>Breaking the question into issues</source>
        <translation>正在拆分法律问题</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>正在检索</translation>
    </message>
    <message>
        <source>Reading what was found</source>
        <translation>正在阅读检索结果</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在撰写</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>✓ answered</source>
        <translation>✓ 已有答案</translation>
    </message>
    <message>
        <source>◐ partly answered</source>
        <translation>◐ 部分有答案</translation>
    </message>
    <message>
        <source>○ not answered</source>
        <translation>○ 尚无答案</translation>
    </message>
    <message>
        <source>… not judged yet</source>
        <translation>… 尚未判断</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Short answer</source>
        <translation>简短回答</translation>
    </message>
    <message>
        <source>Stopped. What came is kept.</source>
        <translation>已停止。已生成的内容已保留。</translation>
    </message>
    <message>
        <source>Cut off: the model&apos;s room for it is used up.</source>
        <translation>回答中断：模型的篇幅已用完。</translation>
    </message>
    <message>
        <source>Broken off. What came is kept.</source>
        <translation>出错中断。已生成的内容已保留。</translation>
    </message>
    <message>
        <source>Nothing in this library is close to the question, so no model was asked.</source>
        <translation>此法律库中没有与问题相近的条文，因此没有询问模型。</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>篇幅用完</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>出错中断</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>未找到内容</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>not among the sources</source>
        <translation>不在所列来源内</translation>
    </message>
    <message>
        <source>quoted differently</source>
        <translation>引文与原文不同</translation>
    </message>
    <message>
        <source>not current</source>
        <translation>并非现行有效</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>No citations</source>
        <translation>没有引用</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} 处{1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>It is in this library and was among the sources.</source>
        <translation>此条文在此法律库中，也在所列来源内。</translation>
    </message>
    <message>
        <source>It is in this library, but the model was not given its text.</source>
        <translation>此条文在此法律库中，但没有向模型提供其文本。</translation>
    </message>
    <message>
        <source>The provision says something else than is quoted:</source>
        <translation>条文原文与引文不同：</translation>
    </message>
    <message>
        <source>This library has nothing of the kind.</source>
        <translation>此法律库中没有这样的条文。</translation>
    </message>
    <message>
        <source>It has not been current since {0}.</source>
        <translation>自 {0} 起不再现行有效。</translation>
    </message>
    <message>
        <source>It is repealed, superseded or not yet in force.</source>
        <translation>已废止、已被取代或尚未生效。</translation>
    </message>
    <message>
        <source>In its place stands {0}.</source>
        <translation>现由{0}代替。</translation>
    </message>
    <message>
        <source>struck out: the law&apos;s words; underlined: the answer&apos;s</source>
        <translation>删除线：法律原文；下划线：回答中的文字</translation>
    </message>
    <message>
        <source>{0} found</source>
        <translation>找到 {0} 条</translation>
    </message>
    <message>
        <source>{0} found, {1} new</source>
        <translation>找到 {0} 条，新增 {1} 条</translation>
    </message>
</context>
<context>
    <name>AskBar</name>
    <message>
        <source>Describe the case, or ask what you want to know</source>
        <translation>描述案情，或输入您想了解的问题</translation>
    </message>
    <message>
        <source>Question for the model</source>
        <translation>向模型提出的问题</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Rounds of searches at most</source>
        <translation>最多检索轮数</translation>
    </message>
    <message>
        <source>What was asked of this library before</source>
        <translation>以前向此法律库提过的问题</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
</context>
<context>
    <name>AskRoom</name>
    <message>
        <source>Round {0} of {1}, {2} left</source>
        <translation>第 {0} 轮，共 {1} 轮，剩余 {2} 轮</translation>
    </message>
    <message>
        <source>{0} of {1} issues answered</source>
        <translation>{1} 个法律问题中有 {0} 个已有答案</translation>
    </message>
    <message>
        <source>goes on from an earlier question</source>
        <translation>接续之前的问题</translation>
    </message>
</context>
<context>
    <name>AskStart</name>
    <message>
        <source>Have a question worked through</source>
        <translation>逐步分析问题</translation>
    </message>
    <message>
        <source>A language model breaks the question into its legal issues, searches each of them in this library, and writes a short report. Every provision that it cites is then looked up, and marked where it is not there or says something else.</source>
        <translation>语言模型将提问拆分为若干法律问题，在此法律库中逐一检索，再撰写一份简短的报告。报告所引用的条文都会逐条查对，库中没有的或与原文不符的会加以标注。</translation>
    </message>
    <message>
        <source>This needs a language model, and none is chosen yet.</source>
        <translation>此功能需要语言模型，而目前尚未选择。</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>Dismissed while ill, overtime unpaid: what can I claim, and by when?</source>
        <translation>病假期间被辞退，加班费也没付：可以要求什么，时限多久？</translation>
    </message>
    <message>
        <source>The flat has mould, the rent went up, and the landlord keeps my deposit</source>
        <translation>房子发霉，房租又涨了，房东还不退押金</translation>
    </message>
    <message>
        <source>试用期被辞退，没有签书面合同，也没有缴社保，可以要求哪些赔偿？</source>
        <translation>试用期被辞退，没有签书面合同，也没有缴社保，可以要求哪些赔偿？</translation>
    </message>
</context>
<context>
    <name>AskSwitch</name>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Have a model answer from the hits, above them</source>
        <translation>让模型根据检索结果作答，显示在结果上方</translation>
    </message>
    <message>
        <source>Have a model answer from the hits</source>
        <translation>让模型根据检索结果作答</translation>
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
    <name>Chat</name>
    <message>
        <source>No server is set yet: nothing is sent anywhere.</source>
        <translation>尚未设置服务器：不会向任何地方发送内容。</translation>
    </message>
    <message>
        <source>“{0}” runs in Ollama&apos;s cloud: your questions and the provisions found for them leave this machine, through {1} to ollama.com.</source>
        <translation>“{0}”在 Ollama 的云端运行：您的问题和为其找到的条文将离开本机，经 {1} 发送到 ollama.com。</translation>
    </message>
    <message>
        <source>Your questions and the provisions found for them leave this machine: they are sent to {0}.</source>
        <translation>您的问题和为其找到的条文将离开本机：发送到 {0}。</translation>
    </message>
    <message>
        <source>Your questions and the provisions found for them stay on this machine: the server is {0}.</source>
        <translation>您的问题和为其找到的条文不会离开本机：服务器为 {0}。</translation>
    </message>
    <message>
        <source>Once this address is saved, your questions and the provisions found for them will be sent to {0}.</source>
        <translation>保存此地址后，您的问题和为其找到的条文将发送到 {0}。</translation>
    </message>
    <message>
        <source>for searching only</source>
        <translation>仅用于检索</translation>
    </message>
    <message>
        <source>cannot write answers</source>
        <translation>不能撰写回答</translation>
    </message>
    <message>
        <source>in Ollama&apos;s cloud</source>
        <translation>在 Ollama 云端</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>撰写</translation>
    </message>
    <message>
        <source>thinks first</source>
        <translation>先思考</translation>
    </message>
    <message>
        <source>uses tools</source>
        <translation>使用工具</translation>
    </message>
    <message>
        <source>sees pictures</source>
        <translation>识别图片</translation>
    </message>
    <message>
        <source>hears</source>
        <translation>识别语音</translation>
    </message>
    <message>
        <source>for searching too</source>
        <translation>也可用于检索</translation>
    </message>
    <message>
        <source>It answers in {0} and has {1} models, {2} of them for answers.</source>
        <translation>应答用时 {0}，共有 {1} 个模型，其中 {2} 个可用于作答。</translation>
    </message>
    <message>
        <source>It works. The first word came after {1}, the last after {2}: “{0}”</source>
        <translation>模型可用。首字用时 {1}，全部完成用时 {2}：“{0}”</translation>
    </message>
    <message>
        <source>It works, and thinks before it answers. The first word of its thinking came after {0}; the test ended before its answer.</source>
        <translation>模型可用，回答之前会先思考。思考的首字用时 {0}；测试在回答之前已结束。</translation>
    </message>
    <message>
        <source>It answers, but says nothing.</source>
        <translation>模型有应答，但没有内容。</translation>
    </message>
    <message>
        <source>Waiting for the first word of {0}: {1} s</source>
        <translation>正在等待 {0} 的首字：{1} 秒</translation>
    </message>
    <message>
        <source>Automatic: {0} tokens</source>
        <translation>自动：{0} 个词元</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} 个词元</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>不保留</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>{0} minutes</source>
        <translation>{0} 分钟</translation>
    </message>
</context>
<context>
    <name>ChatLimitsPart</name>
    <message numerus="yes">
        <source>%Ln of them are yours</source>
        <translation>
            <numerusform>其中 %Ln 份由您修改</numerusform>
        </translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Room for text</source>
        <translation>篇幅上限</translation>
    </message>
    <message>
        <source>Stays loaded</source>
        <translation>加载保留时间</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit the prompts</source>
        <translation>编辑提示词</translation>
    </message>
    <message>
        <source>How often the thorough way searches at most, each time for what is still missing.</source>
        <translation>撰写报告时最多检索几轮，每一轮都针对尚缺的内容。</translation>
    </message>
    <message>
        <source>What the model takes at once: question, provisions and answer, and never more than it can. More room lets it read more provisions, and needs more memory and time; what has no room is left out by whole provisions, and the answer says so.</source>
        <translation>模型一次处理的文本量，包括问题、条文和回答，不会超出模型自身的限度。篇幅越大，可读的条文越多，所需的内存和时间也越多；容纳不下的条文会整条略去，并在回答中说明。</translation>
    </message>
    <message>
        <source>How long Ollama keeps the model in memory after an answer, so that the next one begins at once.</source>
        <translation>回答之后 Ollama 将模型保留在内存中多长时间，以便立即开始下一次回答。</translation>
    </message>
</context>
<context>
    <name>ChatModelList</name>
    <message>
        <source>Language models of the server</source>
        <translation>服务器上的语言模型</translation>
    </message>
</context>
<context>
    <name>ChatModelPart</name>
    <message>
        <source>Asking for the models…</source>
        <translation>正在查询模型…</translation>
    </message>
    <message>
        <source>“Look again” asks {0} for its models.</source>
        <translation>点击“重新查找”可向 {0} 查询模型。</translation>
    </message>
    <message>
        <source>The server has no models yet. Get one by its name.</source>
        <translation>服务器上尚无模型，可按名称获取。</translation>
    </message>
    <message>
        <source>“{0}” cannot write answers: {1}.</source>
        <translation>“{0}”不能撰写回答：{1}。</translation>
    </message>
    <message>
        <source>Answers are written by {0} now.</source>
        <translation>现由 {0} 撰写回答。</translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation>尚无模型</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>Name of the language model</source>
        <translation>语言模型名称</translation>
    </message>
    <message>
        <source>Choose from the list, or type a name</source>
        <translation>从列表中选择，或输入名称</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Get…</source>
        <translation>获取…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Use: write answers with this model</source>
        <translation>使用：用此模型撰写回答</translation>
    </message>
    <message>
        <source>Get: have Ollama download the language model</source>
        <translation>获取：让 Ollama 下载此语言模型</translation>
    </message>
    <message>
        <source>Look again: which models the server has</source>
        <translation>重新查找：查询服务器上有哪些模型</translation>
    </message>
</context>
<context>
    <name>ChatModelRows</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Abilities</source>
        <translation>功能</translation>
    </message>
</context>
<context>
    <name>ChatSection</name>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>ChatServerPart</name>
    <message>
        <source>The key is kept in the keyring of this computer, and sent to the saved address only.</source>
        <translation>密钥保存在本机的密钥环中，只发送到已保存的地址。</translation>
    </message>
    <message>
        <source>The same Ollama server is asked for models to search with.</source>
        <translation>检索模型也从同一个 Ollama 服务器查询。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Ollama</source>
        <translation>Ollama</translation>
    </message>
    <message>
        <source>OpenAI-compatible</source>
        <translation>OpenAI 兼容</translation>
    </message>
    <message>
        <source>Kind of server that writes answers</source>
        <translation>撰写回答的服务器类型</translation>
    </message>
    <message>
        <source>Address of the Ollama server that writes answers</source>
        <translation>撰写回答的 Ollama 服务器的地址</translation>
    </message>
    <message>
        <source>Address of the OpenAI-compatible server that writes answers</source>
        <translation>撰写回答的 OpenAI 兼容服务器的地址</translation>
    </message>
    <message>
        <source>Key for the server that writes answers</source>
        <translation>撰写回答的服务器的密钥</translation>
    </message>
    <message>
        <source>A language model writes answers from the provisions that were found. Searching works without one.</source>
        <translation>语言模型根据找到的条文撰写回答。没有语言模型也可以检索。</translation>
    </message>
</context>
<context>
    <name>ChatTrial</name>
    <message>
        <source>Asking {0} for its first word…</source>
        <translation>正在等待 {0} 的首字…</translation>
    </message>
    <message>
        <source>{0} answers…</source>
        <translation>{0} 正在回答…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Stop asking the language model</source>
        <translation>停止向语言模型提问</translation>
    </message>
    <message>
        <source>Test: ask the language model for a word</source>
        <translation>测试：请语言模型回答一句话</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n citation(s)</source>
        <translation>
            <numerusform>%n 处引用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n round(s) in {0}</source>
        <translation>
            <numerusform>%n 轮，用时 {0}</numerusform>
        </translation>
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
    <name>Curves</name>
    <message>
        <source>{0} numbers</source>
        <translation>{0} 维</translation>
    </message>
    <message>
        <source>Loss (lower is better)</source>
        <translation>损失值（越低越好）</translation>
    </message>
    <message>
        <source>Score on held-out questions, % (higher is better)</source>
        <translation>留出问题的得分，%（越高越好）</translation>
    </message>
    <message>
        <source>Loss {0} after {1} of {2} steps.</source>
        <translation>损失值 {0}，已完成 {1} / {2} 步。</translation>
    </message>
    <message>
        <source>Held-out score {0}, {1} at the start.</source>
        <translation>留出问题的得分 {0}，开始时为 {1}。</translation>
    </message>
    <message>
        <source>Best so far at step {0}.</source>
        <translation>目前最好的结果在第 {0} 步。</translation>
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
    <name>DeviceSection</name>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Models run on</source>
        <translation>模型运行设备</translation>
    </message>
    <message>
        <source>Device on which models run</source>
        <translation>运行模型的设备</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test: where the model runs</source>
        <translation>测试：模型在哪里运行</translation>
    </message>
</context>
<context>
    <name>Dial</name>
    <message>
        <source>Numbers</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首条</translation>
    </message>
    <message>
        <source>First 10</source>
        <translation>前 10</translation>
    </message>
    <message>
        <source>First 100</source>
        <translation>前 100</translation>
    </message>
    <message>
        <source>Same 10</source>
        <translation>前 10 相同</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How many numbers stand for a passage</source>
        <translation>每个段落用多少个数值表示</translation>
    </message>
    <message>
        <source>Vectors of the whole library on the disk</source>
        <translation>整个法律库的向量占用的磁盘空间</translation>
    </message>
    <message>
        <source>Questions whose first hit is right (hit@1)</source>
        <translation>首条结果即正确的问题（hit@1）</translation>
    </message>
    <message>
        <source>Questions with a right hit among the first ten (hit@10)</source>
        <translation>前 10 条中有正确结果的问题（hit@10）</translation>
    </message>
    <message>
        <source>Right provisions found among the first hundred (recall@100)</source>
        <translation>前 100 条中找到的正确条文（recall@100）</translation>
    </message>
    <message>
        <source>Share of the first ten that is the same as at the full width</source>
        <translation>前 10 条与使用全部维数时相同的比例</translation>
    </message>
    <message>
        <source>One question compared with every passage, without an index</source>
        <translation>不用索引，将一个问题与所有段落逐一比对</translation>
    </message>
    <message>
        <source>{0} bytes per passage; {1} more with a quantised index, {2} without</source>
        <translation>每个段落 {0} 字节；使用量化索引时另加 {1}，不使用时另加 {2}</translation>
    </message>
    <message>
        <source>Mean reciprocal rank (MRR@10): {0}</source>
        <translation>平均倒数排名（MRR@10）：{0}</translation>
    </message>
    <message>
        <source>The model is not trained for this width.</source>
        <translation>模型未针对此维数训练。</translation>
    </message>
    <message>
        <source>Measured with {0} sentences taken from provisions of this library, each of which has to find its own provision. People ask in other words; questions with known answers tell more.</source>
        <translation>用取自此法律库条文的 {0} 个句子测量，每个句子都应找到自己的条文。人们提问的用词与法条不同，用已知答案的问题测量更有参考价值。</translation>
    </message>
    <message>
        <source>Measured with {0} questions whose answers are known, on {1} passages.</source>
        <translation>用 {0} 个已知答案的问题，在 {1} 个段落上测量。</translation>
    </message>
    <message>
        <source>The answers of {0} are not in this library.</source>
        <translation>有 {0} 个问题的答案不在此法律库中。</translation>
    </message>
    <message>
        <source>All {0} numbers: {1} of the answers are among the first ten.</source>
        <translation>全部 {0} 维：{1} 的答案在前 10 条之内。</translation>
    </message>
    <message>
        <source>{0} numbers: {1} points hit@10, {2} times less storage.</source>
        <translation>{0} 维：hit@10 {1} 个百分点，占用空间为原来的 1/{2}。</translation>
    </message>
    <message>
        <source>Chance does not explain this loss.</source>
        <translation>这一损失不能用偶然性解释。</translation>
    </message>
    <message>
        <source>The difference may be chance.</source>
        <translation>差异可能出于偶然。</translation>
    </message>
    <message>
        <source>With fewer than {0} questions no narrower width is advised.</source>
        <translation>问题少于 {0} 个时，不建议使用较小的维数。</translation>
    </message>
    <message>
        <source>Advised: keep all {0} numbers.</source>
        <translation>建议：保留全部 {0} 维。</translation>
    </message>
    <message>
        <source>Advised: {0} numbers.</source>
        <translation>建议：{0} 维。</translation>
    </message>
    <message>
        <source>The quantised index finds {0} of the exact first ten in {1}.</source>
        <translation>量化索引能找到精确检索前 10 条中的 {0}，用时 {1}。</translation>
    </message>
    <message>
        <source>The index finds {0} of the exact first ten in {1}.</source>
        <translation>索引能找到精确检索前 10 条中的 {0}，用时 {1}。</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} 毫秒</translation>
    </message>
</context>
<context>
    <name>DialChart</name>
    <message>
        <source>● Answers in the first 10</source>
        <translation>● 前 10 条中的答案</translation>
    </message>
    <message>
        <source>□ Time to compare</source>
        <translation>□ 比对用时</translation>
    </message>
    <message>
        <source>MB of vectors on the disk</source>
        <translation>向量占用的磁盘空间（MB）</translation>
    </message>
    <message>
        <source>Answers found and size, by width</source>
        <translation>各维数下找到的答案与占用空间</translation>
    </message>
</context>
<context>
    <name>DialPanel</name>
    <message>
        <source>Build an index with {0} numbers</source>
        <translation>用 {0} 维建立索引</translation>
    </message>
    <message>
        <source>Build an index of this width</source>
        <translation>用此维数建立索引</translation>
    </message>
    <message>
        <source>Shorter vectors</source>
        <translation>缩短向量</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Measure the quality at narrower widths</source>
        <translation>测量较小维数下的检索质量</translation>
    </message>
    <message>
        <source>Figures by width</source>
        <translation>各维数下的数值</translation>
    </message>
    <message>
        <source>An index may keep only the first numbers of each vector: it is smaller and faster and finds a little less. Measuring tells how much, in this library.</source>
        <translation>索引可以只保留每个向量的前若干维：体积更小、速度更快，但找到的略少。测量可得出在此法律库中的具体差别。</translation>
    </message>
</context>
<context>
    <name>Evaluation</name>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>95 % certain</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Part of the search</source>
        <translation>检索的组成部分</translation>
    </message>
    <message>
        <source>Points gained over the row before; bold: more than chance</source>
        <translation>比上一行增加的百分点；粗体：超出偶然范围</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>One in twenty takes over {0}</source>
        <translation>每二十个问题有一个超过 {0}</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>百分点</translation>
    </message>
    <message>
        <source>Bold: more than chance</source>
        <translation>粗体：超出偶然范围</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首条</translation>
    </message>
    <message>
        <source>First 10</source>
        <translation>前 10</translation>
    </message>
    <message>
        <source>First 100</source>
        <translation>前 100</translation>
    </message>
    <message>
        <source>{0} points; 95 % interval {1} to {2}</source>
        <translation>{0} 个百分点；95% 置信区间 {1} 至 {2}</translation>
    </message>
    <message>
        <source>Were other questions of the same kind asked, the figure would lie here 95 times of 100</source>
        <translation>若换一批同类问题，100 次中有 95 次数值会落在此范围内</translation>
    </message>
    <message>
        <source>Half of the questions are answered within this time</source>
        <translation>半数问题在此时间内得到结果</translation>
    </message>
    <message>
        <source>The search as it is</source>
        <translation>当前的检索</translation>
    </message>
    <message>
        <source>Part by part</source>
        <translation>逐个部分</translation>
    </message>
    <message>
        <source>Against another index</source>
        <translation>与另一索引对比</translation>
    </message>
    <message>
        <source>Characters found (LegalBench-RAG)</source>
        <translation>找到的字符（LegalBench-RAG）</translation>
    </message>
    <message>
        <source>Characters found, short form</source>
        <translation>找到的字符，精简版</translation>
    </message>
    <message>
        <source>Every question is asked once, as a person would.</source>
        <translation>每个问题提问一次，与用户提问的方式相同。</translation>
    </message>
    <message>
        <source>The parts of the search are switched on one after the other; every question is asked once for each.</source>
        <translation>依次启用检索的各个部分，每启用一个部分，就将每个问题提问一次。</translation>
    </message>
    <message>
        <source>Every question is asked of the other index and of the one that answers now.</source>
        <translation>每个问题分别用另一索引和当前使用的索引检索。</translation>
    </message>
    <message>
        <source>The benchmark’s questions are asked of all documents in this library, which must be its own; the characters that answer them are counted.</source>
        <translation>用该基准测试的问题检索此法律库中的全部文档（须为该测试自带的文档），并统计能回答问题的字符。</translation>
    </message>
    <message>
        <source>As many questions of each part as the benchmark’s short form has, chosen by its rule.</source>
        <translation>每个部分的问题数与该基准测试的精简版相同，并按其规则选取。</translation>
    </message>
    <message>
        <source>Right provision comes first</source>
        <translation>正确条文排在首位</translation>
    </message>
    <message>
        <source>Found among the first five</source>
        <translation>在前 5 条中找到</translation>
    </message>
    <message>
        <source>Found among the first ten</source>
        <translation>在前 10 条中找到</translation>
    </message>
    <message>
        <source>All that is right: share in the first 10</source>
        <translation>全部正确条文：前 10 条所含比例</translation>
    </message>
    <message>
        <source>All that is right: share in the first 20</source>
        <translation>全部正确条文：前 20 条所含比例</translation>
    </message>
    <message>
        <source>All that is right: share in the first 64</source>
        <translation>全部正确条文：前 64 条所含比例</translation>
    </message>
    <message>
        <source>All that is right: share in the first 100</source>
        <translation>全部正确条文：前 100 条所含比例</translation>
    </message>
    <message>
        <source>How near the top it stands</source>
        <translation>正确条文的靠前程度</translation>
    </message>
    <message>
        <source>Order of the first ten</source>
        <translation>前 10 条的排序</translation>
    </message>
    <message>
        <source>Questions with a right provision among the first {0}</source>
        <translation>前 {0} 条中有正确条文的问题</translation>
    </message>
    <message>
        <source>Of the provisions that answer a question, those among the first {0}</source>
        <translation>能回答问题的条文中，排在前 {0} 条之内的比例</translation>
    </message>
    <message>
        <source>1 where it always comes first, 0.5 where second; 0 beyond the tenth</source>
        <translation>总排第一时为 1，总排第二时为 0.5；第十名之后为 0</translation>
    </message>
    <message>
        <source>1 where all right provisions come before all others</source>
        <translation>全部正确条文都排在其他条文之前时为 1</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>{0} = {1}; 95 % interval {2} to {3}</source>
        <translation>{0} = {1}；95% 置信区间 {2} 至 {3}</translation>
    </message>
    <message>
        <source>Words alone</source>
        <translation>仅词语</translation>
    </message>
    <message>
        <source>Meaning alone</source>
        <translation>仅含义</translation>
    </message>
    <message>
        <source>Words and meaning together</source>
        <translation>词语与含义结合</translation>
    </message>
    <message>
        <source>+ the bundled model’s view</source>
        <translation>+ 内置模型的判断</translation>
    </message>
    <message>
        <source>+ legal terms for everyday words</source>
        <translation>+ 日常用语对应的法律用语</translation>
    </message>
    <message>
        <source>+ titles and headings</source>
        <translation>+ 标题与章节名</translation>
    </message>
    <message>
        <source>+ how often a law is asked about</source>
        <translation>+ 法律被问及的频率</translation>
    </message>
    <message>
        <source>+ provisions cited by hits</source>
        <translation>+ 结果所引用的条文</translation>
    </message>
    <message>
        <source>+ interpretations, no repeats</source>
        <translation>+ 解释性文件，去除重复</translation>
    </message>
    <message>
        <source>+ reading the first hits again</source>
        <translation>+ 重排前几条结果</translation>
    </message>
    <message>
        <source>Found among the first ten: {0} of {1} questions.</source>
        <translation>在前 10 条中找到正确条文的问题：{0}（共 {1} 个问题）。</translation>
    </message>
    <message>
        <source>It is 95 % certain that it lies between {0} and {1}.</source>
        <translation>有 95% 的把握认为实际数值在 {0} 与 {1} 之间。</translation>
    </message>
    <message>
        <source>Index “{0}”. A question takes {1}, one in twenty over {2}.</source>
        <translation>索引“{0}”。每个问题用时 {1}，每二十个有一个超过 {2}。</translation>
    </message>
    <message>
        <source>Not in this library, and counted as not found: {0}.</source>
        <translation>不在此法律库中，按未找到计算：{0}。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0}，另有 {1} 条</translation>
    </message>
    <message>
        <source>“{0}” finds {1} questions earlier than “{2}” and {3} later; {4} come out the same.</source>
        <translation>“{0}”有 {1} 个问题的名次比“{2}”靠前，{3} 个靠后，{4} 个相同。</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Among the first ten: {0} points (p = {1}).</source>
        <translation>前 10 条之内：{0} 个百分点（p = {1}）。</translation>
    </message>
    <message>
        <source>The difference may be chance.</source>
        <translation>差异可能出于偶然。</translation>
    </message>
    <message>
        <source>It is better, and chance does not explain it.</source>
        <translation>结果更好，且不能用偶然性解释。</translation>
    </message>
    <message>
        <source>It is worse, and chance does not explain it.</source>
        <translation>结果更差，且不能用偶然性解释。</translation>
    </message>
    <message>
        <source>By law</source>
        <translation>按法律</translation>
    </message>
    <message>
        <source>By level</source>
        <translation>按效力级别</translation>
    </message>
    <message>
        <source>By length of the question</source>
        <translation>按问题长度</translation>
    </message>
    <message>
        <source>smaller groups: {0}</source>
        <translation>较小的分组：{0} 个</translation>
    </message>
    <message>
        <source>Not in this library</source>
        <translation>不在此法律库中</translation>
    </message>
    <message>
        <source>{0} to {1} characters</source>
        <translation>{0} 至 {1} 字</translation>
    </message>
    <message>
        <source>Not among the first {0}</source>
        <translation>不在前 {0} 条之内</translation>
    </message>
    <message>
        <source>Found at rank {0}</source>
        <translation>排在第 {0} 名</translation>
    </message>
    <message>
        <source>It is not in this library.</source>
        <translation>不在此法律库中。</translation>
    </message>
    <message>
        <source>the same text stands at rank {0}, in another law</source>
        <translation>相同文本在另一部法律中，排在第 {0} 名</translation>
    </message>
    <message>
        <source>no current version: only current law is searched</source>
        <translation>没有现行版本：仅检索现行法律</translation>
    </message>
    <message>
        <source>words in common: {0}</source>
        <translation>共有的词语：{0}</translation>
    </message>
    <message>
        <source>no word in common with the question</source>
        <translation>与问题没有共有的词语</translation>
    </message>
    <message>
        <source>{0} of the right characters stand in the first {1} passages, on average.</source>
        <translation>平均而言，正确字符的 {0} 在前 {1} 个段落之内。</translation>
    </message>
    <message>
        <source>{0} questions of LegalBench-RAG’s short form, {1} documents.</source>
        <translation>LegalBench-RAG 精简版的 {0} 个问题，{1} 份文档。</translation>
    </message>
    <message>
        <source>{0} questions of LegalBench-RAG, {1} documents.</source>
        <translation>LegalBench-RAG 的 {0} 个问题，{1} 份文档。</translation>
    </message>
    <message>
        <source>First {0}</source>
        <translation>前 {0}</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Of the right characters, those in the first {0} passages</source>
        <translation>正确字符中，位于前 {0} 个段落之内的比例</translation>
    </message>
    <message>
        <source>Of the characters of the first {0} passages, the right ones</source>
        <translation>前 {0} 个段落的字符中，正确字符的比例</translation>
    </message>
</context>
<context>
    <name>EvaluationForm</name>
    <message>
        <source>None chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Questions with answers</source>
        <translation>带答案的问题</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose questions</source>
        <translation>选择问题</translation>
    </message>
    <message>
        <source>This library has no other index to compare with.</source>
        <translation>此法律库没有其他索引可供对比。</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评测</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>评测内容</translation>
    </message>
    <message>
        <source>Other index</source>
        <translation>对比索引</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>EvaluationPage</name>
    <message>
        <source>This library’s own questions</source>
        <translation>此法律库自带的问题</translation>
    </message>
    <message>
        <source>Questions about the specimen law</source>
        <translation>关于样本法律的问题</translation>
    </message>
    <message>
        <source>How well does the search find the law?</source>
        <translation>检索能在多大程度上找到法律？</translation>
    </message>
    <message>
        <source>Ask it questions whose answers are known. You see how often the right provision is among the first ten, what each part of the search adds, whether another index finds more, and which questions are lost, and why. A file has one question a line, as {0}.</source>
        <translation>用已知答案的问题来检验检索：正确条文有多少排在前 10 条之内，检索的每个部分各有多大作用，换用另一索引能否找到更多，以及哪些问题没有找到、原因何在。文件每行一个问题，格式为 {0}。</translation>
    </message>
</context>
<context>
    <name>EvaluationResults</name>
    <message>
        <source>{0} could not be written.</source>
        <translation>无法写入 {0}。</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>已保存为 {0}。</translation>
    </message>
    <message>
        <source>Save ranking</source>
        <translation>保存排名</translation>
    </message>
    <message>
        <source>Save answers</source>
        <translation>保存答案</translation>
    </message>
    <message>
        <source>TREC file</source>
        <translation>TREC 文件</translation>
    </message>
    <message>
        <source>{0} of {1} have no right provision among the first ten.</source>
        <translation>{1} 个问题中有 {0} 个，前 10 条内没有正确条文。</translation>
    </message>
    <message>
        <source>What each part adds</source>
        <translation>每个部分的作用</translation>
    </message>
    <message>
        <source>Groups of questions</source>
        <translation>问题分组</translation>
    </message>
    <message>
        <source>Question by question</source>
        <translation>逐个问题</translation>
    </message>
    <message>
        <source>Save ranking…</source>
        <translation>保存排名…</translation>
    </message>
    <message>
        <source>The hits of all questions (TREC)</source>
        <translation>所有问题的检索结果（TREC）</translation>
    </message>
    <message>
        <source>Save answers…</source>
        <translation>保存答案…</translation>
    </message>
    <message>
        <source>What is right (TREC qrels)</source>
        <translation>正确答案（TREC qrels）</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>评测指标</translation>
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
        <source>one</source>
        <translation>一项</translation>
    </message>
    <message>
        <source>Law: {0}</source>
        <translation>法律：{0}</translation>
    </message>
    <message>
        <source>Source: {0}</source>
        <translation>来源：{0}</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>全部来源</translation>
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
        <source>Status: {0}</source>
        <translation>效力：{0}</translation>
    </message>
    <message>
        <source>Every status</source>
        <translation>全部效力状态</translation>
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
    <name>FolderField</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>FolderSection</name>
    <message>
        <source>New data folder</source>
        <translation>新的数据文件夹</translation>
    </message>
    <message>
        <source>This folder is not empty.</source>
        <translation>此文件夹不为空。</translation>
    </message>
    <message>
        <source>Copying everything to {0}…</source>
        <translation>正在将全部数据复制到 {0}…</translation>
    </message>
    <message>
        <source>Everything is in {0}, which is used from the next start on. Start Pandecta again before you go on: what you do until then stays in the old folder, which you may delete afterwards.</source>
        <translation>全部数据已复制到 {0}，从下次启动起使用该文件夹。请先重新启动 Pandecta 再继续使用：在此之前的操作仍会保存在旧文件夹中。之后可以删除旧文件夹。</translation>
    </message>
    <message>
        <source>The data folder was not moved: {0}</source>
        <translation>数据文件夹未能移动：{0}</translation>
    </message>
    <message>
        <source>Stopped. Nothing was moved.</source>
        <translation>已停止。没有移动任何内容。</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Everything is in</source>
        <translation>全部数据位于</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>移动…</translation>
    </message>
    <message>
        <source>Move the data folder</source>
        <translation>移动数据文件夹</translation>
    </message>
    <message>
        <source>It cannot be moved from here: the program is portable, or the variable PANDECTA_HOME names the folder.</source>
        <translation>无法在此移动：程序为便携版，或数据文件夹由环境变量 PANDECTA_HOME 指定。</translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>Ask on, from this answer</source>
        <translation>根据此回答继续提问</translation>
    </message>
    <message>
        <source>Another question that goes on from this answer</source>
        <translation>接续此回答的下一个问题</translation>
    </message>
    <message>
        <source>Ask on</source>
        <translation>继续提问</translation>
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
    <name>Getting</name>
    <message>
        <source>Ollama at {0} will download {1} and keep it.</source>
        <translation>{0} 上的 Ollama 将下载并保存 {1}。</translation>
    </message>
    <message>
        <source>Asking the model hub about {0}…</source>
        <translation>正在向模型网站查询 {0}…</translation>
    </message>
    <message>
        <source>Downloading {0}…</source>
        <translation>正在下载 {0}…</translation>
    </message>
    <message>
        <source>{0} is on this computer now.</source>
        <translation>{0} 已下载到本机。</translation>
    </message>
    <message>
        <source>Stopped. What has come is kept for the next time.</source>
        <translation>已停止。已下载的部分会保留，供下次继续。</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不下载</translation>
    </message>
</context>
<context>
    <name>HiddenNote</name>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0}及另外 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>The filters leave out {0}.</source>
        <translation>筛选条件排除了{0}。</translation>
    </message>
    <message>
        <source>Read it all the same</source>
        <translation>仍然阅读</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>打开{0}</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message numerus="yes">
        <source>%Ln question(s) forgotten</source>
        <translation>
            <numerusform>已忘记 %Ln 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>Remember what I ask and what I open</source>
        <translation>记住我提出的问题和打开的条文</translation>
    </message>
    <message>
        <source>Remember what I ask and what I open, on this computer</source>
        <translation>在本机记住我提出的问题和打开的条文</translation>
    </message>
    <message>
        <source>Forget it all</source>
        <translation>全部忘记</translation>
    </message>
    <message>
        <source>Forget all questions of all libraries</source>
        <translation>忘记所有法律库的全部问题</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Bring back the questions that were forgotten</source>
        <translation>恢复已忘记的问题</translation>
    </message>
    <message>
        <source>Each question is kept with the hit that you opened last for it. The page Train can make questions for training of them; nothing leaves this computer. What you ask a language model is listed on the page Ask, and deleted there.</source>
        <translation>每个问题与您最后为它打开的结果一起保存。“训练”页可以用它们生成训练问题；任何内容都不会离开本机。您向语言模型提出的问题列在“提问”页，也在那里删除。</translation>
    </message>
    <message>
        <source>No questions</source>
        <translation>没有问题</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) of this library</source>
        <translation>
            <numerusform>本法律库 %Ln 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) of all libraries together</source>
        <translation>
            <numerusform>全部法律库共 %Ln 个问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import questions</source>
        <translation>导入问题</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>As the source says</source>
        <translation>按来源所述</translation>
    </message>
    <message>
        <source>Into the set</source>
        <translation>导入到问题集</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Column of questions</source>
        <translation>问题所在的列</translation>
    </message>
    <message>
        <source>Column of answers</source>
        <translation>答案所在的列</translation>
    </message>
    <message>
        <source>Questions with answers</source>
        <translation>带答案的问题</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose questions</source>
        <translation>选择问题</translation>
    </message>
    <message>
        <source>The data set is downloaded from the Hugging Face hub, which learns its name and your address, and nothing of your library.</source>
        <translation>数据集将从 Hugging Face 下载，该网站会得知数据集的名称和您的网络地址，但不会得知您的法律库的任何内容。</translation>
    </message>
    <message>
        <source>A question and its answer a line: the answer as a citation, an id, or the text itself. Name the columns only where their heads do not tell.</source>
        <translation>每行一个问题及其答案：答案可以是引用、编号或条文原文。仅当列标题无法识别时才需填写列名。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Data set by name</source>
        <translation>按名称指定数据集</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
</context>
<context>
    <name>IndexDeleteDialog</name>
    <message>
        <source>Delete index</source>
        <translation>删除索引</translation>
    </message>
    <message>
        <source>Delete the index of “{0}”?</source>
        <translation>删除“{0}”的索引？</translation>
    </message>
    <message>
        <source>The texts stay. To use this model again, its index has to be built.</source>
        <translation>文本会保留。要再次使用此模型，须重新建立索引。</translation>
    </message>
    <message>
        <source>Keep index</source>
        <translation>保留索引</translation>
    </message>
</context>
<context>
    <name>IndexForm</name>
    <message>
        <source>Build with another model</source>
        <translation>用其他模型建立</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测算</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Measuring on a sample of this library…</source>
        <translation>正在用此法律库的样本测算…</translation>
    </message>
</context>
<context>
    <name>IndexList</name>
    <message>
        <source>This library has no search index yet.</source>
        <translation>此法律库尚未建立检索索引。</translation>
    </message>
</context>
<context>
    <name>IndexModels</name>
    <message>
        <source>full</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>full, {0}</source>
        <translation>全部，{0}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>A model of this computer, or another by name: a folder, maker/name, name:tag</source>
        <translation>本机的模型，或按名称指定其他模型：文件夹、组织/名称、名称:标签</translation>
    </message>
    <message>
        <source>Fewer dimensions make a smaller and faster index that finds a little less.</source>
        <translation>维数越少，索引越小、越快，但找到的也略少。</translation>
    </message>
</context>
<context>
    <name>IndexPanel</name>
    <message>
        <source>The index is in the file {0} ({1}).</source>
        <translation>索引已写入文件 {0}（{1}）。</translation>
    </message>
    <message>
        <source>Save index</source>
        <translation>保存索引</translation>
    </message>
    <message>
        <source>Take index from file</source>
        <translation>从文件导入索引</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Pandecta index</source>
        <translation>Pandecta 索引</translation>
    </message>
    <message>
        <source>Search indexes</source>
        <translation>检索索引</translation>
    </message>
    <message>
        <source>Build with another model…</source>
        <translation>用其他模型建立…</translation>
    </message>
    <message>
        <source>Back to the index before</source>
        <translation>退回上一个索引</translation>
    </message>
    <message>
        <source>Compare widths</source>
        <translation>比较维数</translation>
    </message>
    <message>
        <source>Hide the comparison</source>
        <translation>隐藏比较</translation>
    </message>
    <message>
        <source>Take from a file…</source>
        <translation>从文件导入…</translation>
    </message>
</context>
<context>
    <name>IndexRow</name>
    <message>
        <source>answers now</source>
        <translation>正在使用</translation>
    </message>
    <message>
        <source>Built by an unknown model.</source>
        <translation>由未知模型建立。</translation>
    </message>
    <message>
        <source>Behind the texts.</source>
        <translation>落后于文本。</translation>
    </message>
    <message>
        <source>Find out…</source>
        <translation>识别…</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Check index</source>
        <translation>检查索引</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>保存为文件…</translation>
    </message>
    <message>
        <source>Delete index…</source>
        <translation>删除索引…</translation>
    </message>
</context>
<context>
    <name>Indexes</name>
    <message>
        <source>Unknown model {0}</source>
        <translation>未知模型 {0}</translation>
    </message>
    <message>
        <source>on a server</source>
        <translation>在服务器上</translation>
    </message>
    <message>
        <source>{0} dimensions</source>
        <translation>{0} 维</translation>
    </message>
    <message>
        <source>{0} passages</source>
        <translation>{0} 个段落</translation>
    </message>
    <message>
        <source>built in {0}</source>
        <translation>建立用时 {0}</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确检索</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订版本</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Before a question</source>
        <translation>问题前缀</translation>
    </message>
    <message>
        <source>Before a passage</source>
        <translation>段落前缀</translation>
    </message>
    <message>
        <source>Longest text in tokens</source>
        <translation>文本最大长度（词元）</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Computed by</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>约 {0} 分钟</translation>
    </message>
    <message>
        <source>about {0} h</source>
        <translation>约 {0} 小时</translation>
    </message>
    <message>
        <source>{0} passages at {1} per second: {2}, {3}</source>
        <translation>{0} 个段落，每秒 {1} 个：{2}，{3}</translation>
    </message>
    <message>
        <source>{0}; the present index goes on answering.</source>
        <translation>{0}；其间继续使用现有索引。</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
    <message>
        <source>This library has an index of this model. Only what has changed is built.</source>
        <translation>此法律库已有该模型的索引，只需处理有变动的内容。</translation>
    </message>
    <message>
        <source>{0} passages compared.</source>
        <translation>已比对 {0} 个段落。</translation>
    </message>
    <message>
        <source>{0} passages of the library are missing from the index.</source>
        <translation>索引缺少法律库中的 {0} 个段落。</translation>
    </message>
    <message>
        <source>{0} passages of the index are not in the library.</source>
        <translation>索引中有 {0} 个段落不在法律库中。</translation>
    </message>
    <message>
        <source>The model that built it is not on this computer.</source>
        <translation>建立此索引的模型不在本机。</translation>
    </message>
    <message>
        <source>Another model built it (agreement {0}). {1}</source>
        <translation>此索引由另一个模型建立（一致程度 {0}）。{1}</translation>
    </message>
    <message>
        <source>The index is in order.</source>
        <translation>索引正常。</translation>
    </message>
    <message>
        <source>This index was built by {0}.</source>
        <translation>此索引由 {0} 建立。</translation>
    </message>
    <message>
        <source>None of the models on this computer built this index.</source>
        <translation>此索引不是由本机的任何模型建立的。</translation>
    </message>
    <message>
        <source>{0} The nearest is {1} (agreement {2}).</source>
        <translation>{0}最接近的是 {1}（一致程度 {2}）。</translation>
    </message>
</context>
<context>
    <name>IssueTree</name>
    <message>
        <source>Issues of the question, and what was found for them</source>
        <translation>法律问题，以及为其找到的条文</translation>
    </message>
    <message>
        <source>Referred to by what was found</source>
        <translation>检索结果所引用的条文</translation>
    </message>
</context>
<context>
    <name>JudgementStep</name>
    <message>
        <source>Its folder with model, figures and log is deleted. As long as a search index is of this model the run is kept.</source>
        <translation>将删除其文件夹，包括模型、指标和日志。只要还有检索索引使用该模型，这次训练就会保留。</translation>
    </message>
    <message>
        <source>Delete this run?</source>
        <translation>删除这次训练？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete run</source>
        <translation>删除训练</translation>
    </message>
    <message>
        <source>Nothing was trained yet</source>
        <translation>尚未训练过</translation>
    </message>
    <message>
        <source>After a training you see here whether the new model finds more than the one you have: on questions it has never seen, with how certain that is.</source>
        <translation>训练之后，您可以在这里看到新模型是否比现有模型找到更多：以它从未见过的问题为准，并说明把握有多大。</translation>
    </message>
    <message>
        <source>Choose two with Ctrl held down to compare them.</source>
        <translation>按住 Ctrl 选择两次训练即可比较。</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>训练前后</translation>
    </message>
    <message>
        <source>With shorter vectors</source>
        <translation>缩短向量后</translation>
    </message>
    <message>
        <source>Question by question</source>
        <translation>逐个问题</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Two runs compared</source>
        <translation>两次训练的比较</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Delete run…</source>
        <translation>删除训练…</translation>
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
        <source>Walk the references of the provision read; Return follows</source>
        <translation>逐个移到所读条文的引用；按回车键前往</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <translation>在本文中查找</translation>
    </message>
    <message>
        <source>Search in this law only</source>
        <translation>只在本法中检索</translation>
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
        <source>Stop the search or the answer, or clear the question</source>
        <translation>停止搜索或回答，或清空问题</translation>
    </message>
    <message>
        <source>Larger, smaller, usual size</source>
        <translation>放大、缩小、恢复字号</translation>
    </message>
    <message>
        <source>Find, Ask, Train, Library, Evaluation</source>
        <translation>检索、提问、训练、法律库、评测</translation>
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
    <name>LawPopup</name>
    <message>
        <source>Name of the law</source>
        <translation>法律名称</translation>
    </message>
    <message>
        <source>Laws with their numbers of provisions</source>
        <translation>法律及其条文数</translation>
    </message>
    <message>
        <source>The laws of the present results come first.</source>
        <translation>当前结果所属的法律排在前面。</translation>
    </message>
    <message>
        <source>All laws</source>
        <translation>全部法律</translation>
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
    <name>Lexicon</name>
    <message>
        <source>Everyday words</source>
        <translation>日常用语</translation>
    </message>
    <message>
        <source>Words of the law</source>
        <translation>法律用语</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>行政</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>Crime</source>
        <translation>刑事</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>债务</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>教育</translation>
    </message>
    <message>
        <source>Employment</source>
        <translation>劳动</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>婚姻家庭</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>保险</translation>
    </message>
    <message>
        <source>Intellectual property</source>
        <translation>知识产权</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>医疗</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>诉讼程序</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>物权</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税务</translation>
    </message>
    <message>
        <source>Tenancy</source>
        <translation>房屋租赁</translation>
    </message>
    <message>
        <source>Injury and damage</source>
        <translation>侵权损害</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>交通</translation>
    </message>
    <message>
        <source>a tab between the expression and its terms is missing</source>
        <translation>日常用语与法律用语之间缺少制表符</translation>
    </message>
    <message>
        <source>nothing in it could stand in a question</source>
        <translation>其中没有可能出现在问题里的词</translation>
    </message>
    <message>
        <source>it has no words of the law</source>
        <translation>没有法律用语</translation>
    </message>
    <message>
        <source>it has more than four terms</source>
        <translation>法律用语超过四个</translation>
    </message>
    <message>
        <source>a term is the expression itself</source>
        <translation>有法律用语与日常用语相同</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>it has a character that cannot be kept</source>
        <translation>含有无法保存的字符</translation>
    </message>
    <message>
        <source>it is not text</source>
        <translation>不是文本文件</translation>
    </message>
    <message>
        <source>it may not be read</source>
        <translation>没有读取权限</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>文件不存在</translation>
    </message>
</context>
<context>
    <name>LexiconDialog</name>
    <message>
        <source>Everyday words</source>
        <translation>日常用语</translation>
    </message>
    <message>
        <source>Where one of these expressions stands in a question, the law&apos;s own words are searched for as well. Your own entries are kept with your data and are never changed by an update.</source>
        <translation>问题中出现这些日常用语时，会同时搜索法律中的对应用语。您添加的条目与个人数据保存在一起，更新程序不会改动它们。</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Words of the law</source>
        <translation>法律用语</translation>
    </message>
    <message>
        <source>{0} stands for a few words</source>
        <translation>{0} 代表若干字词</translation>
    </message>
    <message>
        <source>Up to four, parted by {0}</source>
        <translation>最多四个，用 {0} 分隔</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message numerus="yes">
        <source>%Ln expression(s)</source>
        <translation>
            <numerusform>%Ln 条日常用语</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of your file cannot be used</source>
        <translation>
            <numerusform>您的文件中有 %Ln 行无法使用</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>This cannot be kept: {0}</source>
        <translation>无法保存此条目：{0}</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>无法写入 {0}：{1}</translation>
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
        <source>The file of the questions is sound.</source>
        <translation>问题文件完好。</translation>
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
        <source>The file of the questions is damaged.</source>
        <translation>问题文件已损坏。</translation>
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
    <name>LibraryChoosing</name>
    <message>
        <source>Open library</source>
        <translation>打开法律库</translation>
    </message>
    <message>
        <source>Laws</source>
        <translation>法律</translation>
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
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
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
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left out</source>
        <translation>
            <numerusform>%Ln 个文件未导入</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>{0} · {1} %</source>
        <translation>{0} · {1} %</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Step {0} of {1}, round {2}</source>
        <translation>第 {0} 步，共 {1} 步，第 {2} 轮</translation>
    </message>
    <message>
        <source>{0} °C</source>
        <translation>{0} °C</translation>
    </message>
    <message>
        <source>Examples per second</source>
        <translation>每秒样本数</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>占用内存</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Hide the log</source>
        <translation>隐藏日志</translation>
    </message>
    <message>
        <source>Stop, keep the best so far</source>
        <translation>停止，保留目前最好的结果</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Next: judgement</source>
        <translation>下一步：评判</translation>
    </message>
</context>
<context>
    <name>LocationSection</name>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Asking {0}…</source>
        <translation>正在连接 {0}…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Indexes of the open library</source>
        <translation>当前法律库的索引</translation>
    </message>
    <message>
        <source>In the library&apos;s folder</source>
        <translation>在法律库的文件夹中</translation>
    </message>
    <message>
        <source>On an S3 server, shared</source>
        <translation>在 S3 服务器上，共享</translation>
    </message>
    <message>
        <source>On a LanceDB server, shared</source>
        <translation>在 LanceDB 服务器上，共享</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Key id</source>
        <translation>访问密钥 ID</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>秘密访问密钥</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>https://…, or empty for Amazon&apos;s own</source>
        <translation>https://…，留空则使用 Amazon 的服务器</translation>
    </message>
    <message>
        <source>empty: the one kept in the keyring</source>
        <translation>留空：使用密钥环中保存的密钥</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Encrypted or not</source>
        <translation>加密或不加密均可</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save: place of the indexes</source>
        <translation>保存：索引的位置</translation>
    </message>
    <message>
        <source>The sample library keeps its index in its own folder.</source>
        <translation>样本库的索引保存在其自己的文件夹中。</translation>
    </message>
    <message>
        <source>The index holds the text of the library. Whoever may read at this place can read it.</source>
        <translation>索引中包含法律库的文本，有权读取此位置的人都能看到。</translation>
    </message>
</context>
<context>
    <name>MakingDialog</name>
    <message>
        <source>Have questions written</source>
        <translation>让模型编写问题</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Measure the time</source>
        <translation>测算时间</translation>
    </message>
    <message>
        <source>{0} at {1} writes them, on this computer.</source>
        <translation>由 {1} 上的 {0} 编写，在本机进行。</translation>
    </message>
    <message>
        <source>{0} at {1} writes them: the provisions go to another computer.</source>
        <translation>由 {1} 上的 {0} 编写：条文会发送到另一台计算机。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>所涉法律</translation>
    </message>
    <message>
        <source>Provisions, by chance</source>
        <translation>随机抽取的条文数</translation>
    </message>
    <message>
        <source>Into the set</source>
        <translation>导入到问题集</translation>
    </message>
    <message>
        <source>Up to three questions for each: plain, as a client would ask, as an expert would. They wait until you have looked through them. What was begun can be gone on with.</source>
        <translation>每条最多三个问题：平实的、像当事人那样的、像专业人士那样的。它们等您看过才会使用。已开始的可以继续。</translation>
    </message>
    <message>
        <source>Choose laws…</source>
        <translation>选择法律…</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 部</numerusform>
        </translation>
    </message>
    <message>
        <source>All laws</source>
        <translation>全部法律</translation>
    </message>
    <message>
        <source>A few are written, to measure it…</source>
        <translation>正在编写几个以测算时间…</translation>
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
        <source>&amp;Words and legal terms…</source>
        <translation>日常用语与法律用语(&amp;W)…</translation>
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
    <name>ModelBox</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>organisation/name, name:tag, a folder, openai:NAME</source>
        <translation>组织/名称、名称:标签、文件夹、openai:名称</translation>
    </message>
</context>
<context>
    <name>ModelSection</name>
    <message>
        <source>Trying {0}…</source>
        <translation>正在测试 {0}…</translation>
    </message>
    <message>
        <source>Folder of the model</source>
        <translation>模型所在文件夹</translation>
    </message>
    <message>
        <source>Looking for an index of this model…</source>
        <translation>正在查找此模型的索引…</translation>
    </message>
    <message>
        <source>This library has no index of this model yet. Until one is built, the present one goes on answering.</source>
        <translation>此法律库尚无该模型的索引。建立之前，继续使用现有索引。</translation>
    </message>
    <message>
        <source>Building the index of {0}…</source>
        <translation>正在建立 {0} 的索引…</translation>
    </message>
    <message>
        <source>The library is searched with {0}.</source>
        <translation>此法律库现用 {0} 检索。</translation>
    </message>
    <message>
        <source>no index yet</source>
        <translation>尚无索引</translation>
    </message>
    <message>
        <source>Search model</source>
        <translation>检索模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Searching with</source>
        <translation>当前检索模型</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>Width of the vectors</source>
        <translation>向量维数</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Get…</source>
        <translation>获取…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Search the open library with this model</source>
        <translation>用此模型检索当前法律库</translation>
    </message>
    <message>
        <source>Download the model that is named</source>
        <translation>下载所填名称的模型</translation>
    </message>
</context>
<context>
    <name>NegativesStep</name>
    <message>
        <source>{0} of {1} questions have fewer than wanted.</source>
        <translation>{1} 个问题中有 {0} 个的错误答案少于所需数量。</translation>
    </message>
    <message>
        <source>Each question is shown with its right answer and with provisions that look right and are not. From these the model learns the most. Whatever might be right after all is left out: other versions, nearly the same texts, what cites the answer.</source>
        <translation>每个问题都配有正确答案，以及看似正确、其实错误的条文，模型从中学到的最多。凡是可能正确的都会排除：其他版本、文字几乎相同的条文、引用正确答案的条文。</translation>
    </message>
    <message>
        <source>What the last run passed over</source>
        <translation>上次训练略过的内容</translation>
    </message>
    <message>
        <source>Show every parameter</source>
        <translation>显示全部参数</translation>
    </message>
    <message>
        <source>Hide the parameters</source>
        <translation>隐藏参数</translation>
    </message>
    <message>
        <source>Next: training</source>
        <translation>下一步：训练</translation>
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
        <source>Rebuild the index</source>
        <translation>重建索引</translation>
    </message>
    <message>
        <source>Use the right model…</source>
        <translation>使用正确的模型…</translation>
    </message>
    <message>
        <source>Use another index…</source>
        <translation>使用其他索引…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
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
        <source>Ask again</source>
        <translation>重新提问</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>Check the server…</source>
        <translation>检查服务器…</translation>
    </message>
    <message>
        <source>Change the room…</source>
        <translation>更改篇幅上限…</translation>
    </message>
    <message>
        <source>Edit the prompts…</source>
        <translation>编辑提示词…</translation>
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
        <source>The settings could not be read and were put aside.</source>
        <translation>无法读取设置，原文件已另行保存。</translation>
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
        <source>This library has no one law or source named “{0}”.</source>
        <translation>此法律库中没有唯一名为“{0}”的法律或来源。</translation>
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
        <source>This computer&apos;s keyring cannot be used; the key was not kept.</source>
        <translation>本机的密钥环无法使用，密钥未保存。</translation>
    </message>
    <message>
        <source>{0} was upgraded by a newer Pandecta. Update this one to use it.</source>
        <translation>{0} 已由更新版本的 Pandecta 升级。请更新本程序后再使用。</translation>
    </message>
    <message>
        <source>Your own data in {0} cannot be read or saved.</source>
        <translation>无法读取或保存 {0} 中的个人数据。</translation>
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
        <source>The kept answer “{0}” cannot be read. All others can.</source>
        <translation>保存的回答“{0}”无法读取，其他回答均可读取。</translation>
    </message>
    <message>
        <source>No kept answer is called “{0}”, or more than one begins like that.</source>
        <translation>没有名为“{0}”的已保存回答，或有多个回答以此开头。</translation>
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
        <source>the model could not be tried</source>
        <translation>无法试用该模型</translation>
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
    <message>
        <source>it is no reranking model</source>
        <translation>这不是重排模型</translation>
    </message>
    <message>
        <source>it ended, or gave scores that cannot be used</source>
        <translation>模型意外终止，或给出的分数无法使用</translation>
    </message>
    <message>
        <source>No language model is chosen yet.</source>
        <translation>尚未选择语言模型。</translation>
    </message>
    <message>
        <source>The server at {0} does not have the language model “{1}”.</source>
        <translation>{0} 上的服务器没有语言模型“{1}”。</translation>
    </message>
    <message>
        <source>“{1}” is a model for searching and cannot write answers. Choose a language model.</source>
        <translation>“{1}”是检索模型，不能撰写回答。请选择语言模型。</translation>
    </message>
    <message>
        <source>The server at {0} has too many questions waiting. Ask again in a moment.</source>
        <translation>{0} 上的服务器有太多问题在等待。请稍后重新提问。</translation>
    </message>
    <message>
        <source>The server at {0} did not let the question in: the key or the address is not right.</source>
        <translation>{0} 上的服务器拒绝了提问：密钥或地址不正确。</translation>
    </message>
    <message>
        <source>“{1}” at {0} said nothing for too long. It may still be loading, or be too large for that computer.</source>
        <translation>{0} 上的“{1}”长时间没有回应。模型可能仍在加载，也可能对那台计算机来说过大。</translation>
    </message>
    <message>
        <source>The connection to {0} broke in the middle of the answer. What came is kept.</source>
        <translation>回答过程中与 {0} 的连接中断。已生成的内容已保留。</translation>
    </message>
    <message>
        <source>What {0} answers is not understood. Perhaps the kind of server is another.</source>
        <translation>无法理解 {0} 的应答。服务器类型可能不对。</translation>
    </message>
    <message>
        <source>“{1}” takes too little text at once for this question and even one provision.</source>
        <translation>“{1}”一次可处理的文本太少，连此问题加一条条文都容纳不下。</translation>
    </message>
    <message>
        <source>Ollama is not running at {0}. Start it, then ask again.</source>
        <translation>{0} 上的 Ollama 没有运行。请启动后重新提问。</translation>
    </message>
    <message>
        <source>No server is running at {0}. Start it, then ask again.</source>
        <translation>{0} 上没有服务器在运行。请启动后重新提问。</translation>
    </message>
    <message>
        <source>No server for answers is set yet.</source>
        <translation>尚未设置撰写回答的服务器。</translation>
    </message>
    <message>
        <source>The server at {0} could not answer.</source>
        <translation>{0} 上的服务器无法作答。</translation>
    </message>
    <message>
        <source>The server at {0} could not answer: {1}</source>
        <translation>{0} 上的服务器无法作答：{1}</translation>
    </message>
    <message>
        <source>The answer ends here because the model&apos;s room for it is used up. What came is kept.</source>
        <translation>模型的篇幅已用完，回答到此为止。已生成的内容已保留。</translation>
    </message>
    <message>
        <source>The prompt “{0}” cannot be used: it lacks {1}.</source>
        <translation>提示词“{0}”无法使用：缺少 {1}。</translation>
    </message>
    <message>
        <source>The training broke off. What was finished is kept.</source>
        <translation>训练已中断。已完成的部分已保留。</translation>
    </message>
    <message>
        <source>There are no questions to train with. Import some, or have them written.</source>
        <translation>没有可用于训练的问题。请导入问题，或让模型编写问题。</translation>
    </message>
    <message>
        <source>There are too few questions to train with. Add more first.</source>
        <translation>可用于训练的问题太少。请先添加问题。</translation>
    </message>
    <message>
        <source>Too few wrong answers are close enough to learn from. Allow a smaller distance, or more candidates.</source>
        <translation>足够相近、可供学习的错误答案太少。请减小差距，或增加候选条文。</translation>
    </message>
    <message>
        <source>No questions are left to judge by. Add questions, or hold more of them out.</source>
        <translation>没有剩下可用于评判的问题。请添加问题，或留出更多问题。</translation>
    </message>
    <message>
        <source>The memory is too small for this model, even with the smallest steps. Choose a shorter length or a smaller model.</source>
        <translation>即使将每步的问题数减到最少，内存仍不足以训练此模型。请缩短文本最大长度，或选择较小的模型。</translation>
    </message>
    <message>
        <source>The training ran away. Choose a lower learning rate and start again.</source>
        <translation>训练失控。请降低学习率，然后重新开始。</translation>
    </message>
    <message>
        <source>This model knows too few of the library&apos;s words. Choose another model.</source>
        <translation>此法律库中的词，该模型认识的太少。请选择其他模型。</translation>
    </message>
    <message>
        <source>The training&apos;s process ended unexpectedly. The run can be resumed.</source>
        <translation>训练进程意外终止。可以继续此次训练。</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then resume the run; nothing was lost.</source>
        <translation>磁盘已满。请腾出空间后继续训练，没有丢失任何内容。</translation>
    </message>
    <message>
        <source>This run is at work already.</source>
        <translation>此次训练已在进行中。</translation>
    </message>
    <message>
        <source>The exported model gives other vectors than the trained one. It was not exported.</source>
        <translation>导出的模型与训练所得的模型给出的向量不一致，因此没有导出。</translation>
    </message>
    <message>
        <source>The run has no finished model.</source>
        <translation>这次训练没有完成的模型。</translation>
    </message>
    <message>
        <source>There is something else already in {0}.</source>
        <translation>{0} 已有其他内容。</translation>
    </message>
    <message>
        <source>{0} cannot be written to.</source>
        <translation>无法写入 {0}。</translation>
    </message>
    <message>
        <source>{0} is not a name that can be used there.</source>
        <translation>{0} 不是那里可用的名称。</translation>
    </message>
    <message>
        <source>The hub wants a token; it is kept in the settings.</source>
        <translation>模型站点需要令牌；令牌保存在设置中。</translation>
    </message>
    <message>
        <source>The hub does not accept the token for {0}.</source>
        <translation>模型站点不接受用于 {0} 的令牌。</translation>
    </message>
    <message>
        <source>{0} cannot be reached.</source>
        <translation>无法连接 {0}。</translation>
    </message>
    <message>
        <source>Ollama cannot run a model of this kind.</source>
        <translation>Ollama 无法运行这种模型。</translation>
    </message>
    <message>
        <source>Ollama cannot run a static model.</source>
        <translation>Ollama 无法运行静态模型。</translation>
    </message>
    <message>
        <source>The process that sent it ended.</source>
        <translation>负责发送的进程已结束。</translation>
    </message>
    <message>
        <source>The model could not be published at {0}.</source>
        <translation>模型未能发布到 {0}。</translation>
    </message>
</context>
<context>
    <name>PassageResults</name>
    <message>
        <source>Share of the right characters found</source>
        <translation>正确字符中已找到的比例</translation>
    </message>
    <message>
        <source>Share of what is found that is right</source>
        <translation>找到的内容中正确的比例</translation>
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
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>Cited by {0}</source>
        <translation>被{0}引用</translation>
    </message>
    <message>
        <source>What follows a breach of {0}</source>
        <translation>违反{0}的后果</translation>
    </message>
    <message>
        <source>Interprets {0}</source>
        <translation>解释{0}</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重排</translation>
    </message>
    <message>
        <source>Same text in {0} more</source>
        <translation>另有 {0} 处文字相同</translation>
    </message>
    <message>
        <source>Close in meaning: {0} of 4 (cosine {1})</source>
        <translation>含义相近：{0} / 4（余弦值 {1}）</translation>
    </message>
    <message>
        <source>Read again with the question: {0}</source>
        <translation>与问题对照重排：{0}</translation>
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
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Reading the first results again</source>
        <translation>正在重排前几条结果</translation>
    </message>
    <message>
        <source>Finding references</source>
        <translation>正在查找引用关系</translation>
    </message>
    <message>
        <source>Looking up answers</source>
        <translation>正在查找答案</translation>
    </message>
    <message>
        <source>Choosing provisions</source>
        <translation>正在选择条文</translation>
    </message>
    <message>
        <source>Writing questions</source>
        <translation>正在编写问题</translation>
    </message>
    <message>
        <source>Looking for wrong answers</source>
        <translation>正在查找错误答案</translation>
    </message>
    <message>
        <source>Saving the model</source>
        <translation>正在保存模型</translation>
    </message>
    <message>
        <source>Sending the model</source>
        <translation>正在发送模型</translation>
    </message>
    <message>
        <source>Comparing the models</source>
        <translation>正在比较模型</translation>
    </message>
    <message>
        <source>Working out the certainty</source>
        <translation>正在计算置信区间</translation>
    </message>
    <message>
        <source>Drawing questions</source>
        <translation>正在抽取问题</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Comparing with your models</source>
        <translation>正在与本机模型比对</translation>
    </message>
    <message>
        <source>Asking the questions</source>
        <translation>正在逐一提问</translation>
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
        <source>questions</source>
        <translation>个问题</translation>
    </message>
    <message>
        <source>models</source>
        <translation>个模型</translation>
    </message>
    <message>
        <source>laws</source>
        <translation>件法律</translation>
    </message>
    <message>
        <source>versions</source>
        <translation>个版本</translation>
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
    <name>Prompts</name>
    <message>
        <source>Short answer</source>
        <translation>简短回答</translation>
    </message>
    <message>
        <source>Legal issues</source>
        <translation>法律问题</translation>
    </message>
    <message>
        <source>What is still missing</source>
        <translation>尚缺的内容</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Questions to train with</source>
        <translation>训练用问题</translation>
    </message>
    <message>
        <source>When a reply cannot be read</source>
        <translation>回复无法读取时</translation>
    </message>
    <message>
        <source>{0} · not saved</source>
        <translation>{0} · 未保存</translation>
    </message>
    <message>
        <source>{0} · yours</source>
        <translation>{0} · 自定义</translation>
    </message>
</context>
<context>
    <name>PromptsDialog</name>
    <message>
        <source>Pandecta fills in {0}. Above the line of --- stand the instructions, below it what is asked.</source>
        <translation>{0} 由 Pandecta 填入。--- 行以上是指示，以下是提问内容。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存并关闭</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Saved. It is used from now on.</source>
        <translation>已保存，从现在起使用。</translation>
    </message>
    <message>
        <source>The program&apos;s own text is used again. Ctrl+Z brings yours back.</source>
        <translation>已恢复使用程序自带的文本。按 Ctrl+Z 可找回您的文本。</translation>
    </message>
    <message>
        <source>Not saved yet: {0}</source>
        <translation>尚未保存：{0}</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>These texts tell the language model what to do. A copy that you change is kept with your data and used in place of the program&apos;s own.</source>
        <translation>这些文本告诉语言模型该做什么。您修改过的副本与个人数据保存在一起，并代替程序自带的文本。</translation>
    </message>
    <message>
        <source>Language of the prompts</source>
        <translation>提示词的语言</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <translation>提示词的内容</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Use the text that came with the program again</source>
        <translation>恢复使用程序自带的文本</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>Publish the model</source>
        <translation>发布模型</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Only I can see it</source>
        <translation>仅自己可见</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>A zip file</source>
        <translation>压缩文件</translation>
    </message>
    <message>
        <source>A model hub</source>
        <translation>模型站点</translation>
    </message>
    <message>
        <source>Ollama</source>
        <translation>Ollama</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>发布到</translation>
    </message>
    <message>
        <source>Path or name</source>
        <translation>路径或名称</translation>
    </message>
    <message>
        <source>Choose where</source>
        <translation>选择位置</translation>
    </message>
    <message>
        <source>The model with a card that tells the data, the recipe and all scores, losses included. The folder must be new or empty.</source>
        <translation>模型及其说明卡，写明数据、方案和全部得分，包括变差的部分。文件夹必须是新的或空的。</translation>
    </message>
    <message>
        <source>The same in one file.</source>
        <translation>同样内容，存为一个文件。</translation>
    </message>
    <message>
        <source>The model and its card leave this computer. The questions do not, but a model carries traces of what it was trained with. The token of the settings is used.</source>
        <translation>模型及其说明卡将离开本机。问题不会，但模型带有训练内容的痕迹。使用设置中的令牌。</translation>
    </message>
    <message>
        <source>The model is first compared with what Ollama makes of it, and refused where the vectors differ.</source>
        <translation>先把模型与 Ollama 转换后的结果比较，向量不一致时拒绝发布。</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Zip file</source>
        <translation>压缩文件</translation>
    </message>
    <message>
        <source>An empty folder</source>
        <translation>空文件夹</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>Questions and their ranks</source>
        <translation>问题及其名次</translation>
    </message>
</context>
<context>
    <name>QuestionsModel</name>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原名次</translation>
    </message>
</context>
<context>
    <name>QuestionsStep</name>
    <message>
        <source>Your searches and the provisions that you opened become questions to train with. They stay in this library’s folder, and a model trained with them carries traces of them.</source>
        <translation>您的搜索和打开过的条文将成为训练用的问题。它们保存在此法律库的文件夹中，用它们训练的模型会带有其痕迹。</translation>
    </message>
    <message>
        <source>Use my searches</source>
        <translation>使用我的搜索记录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>The questions of “{0}” are deleted. Runs that used them are kept.</source>
        <translation>将删除“{0}”中的问题，用过这些问题的训练会保留。</translation>
    </message>
    <message>
        <source>Forget questions</source>
        <translation>删除问题</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The model learns from questions whose answers are known: as people ask them, and the provision that answers. A few hundred are a start.</source>
        <translation>模型从已知答案的问题中学习：人们实际的提问，以及能够回答的条文。有几百个问题即可开始。</translation>
    </message>
    <message>
        <source>Teach the model how people ask about this law</source>
        <translation>让模型学会人们怎样询问这些法律</translation>
    </message>
    <message>
        <source>Four steps: bring questions together, find answers that only look right, train, and see by questions kept aside whether it helped. The search stays as it is until you decide.</source>
        <translation>四个步骤：汇集问题，找出看似正确的答案，训练，再用留出的问题检验是否有帮助。在您决定之前，检索保持不变。</translation>
    </message>
    <message>
        <source>How they are divided</source>
        <translation>问题的划分</translation>
    </message>
    <message>
        <source>Some questions are kept from the training, so that the new model can be judged by what it has never seen. This is settled before anything else.</source>
        <translation>部分问题不用于训练，以便用新模型从未见过的内容来评判它。这一划分在其他步骤之前确定。</translation>
    </message>
    <message>
        <source>Show every parameter</source>
        <translation>显示全部参数</translation>
    </message>
    <message>
        <source>Hide the parameters</source>
        <translation>隐藏参数</translation>
    </message>
    <message>
        <source>Use the questions of this library</source>
        <translation>使用此法律库的问题</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Use my searches…</source>
        <translation>使用我的搜索记录…</translation>
    </message>
    <message>
        <source>Have questions written…</source>
        <translation>让模型编写问题…</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>关闭列表</translation>
    </message>
    <message>
        <source>Next: wrong answers</source>
        <translation>下一步：错误答案</translation>
    </message>
</context>
<context>
    <name>QuietWork</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop: {0}</source>
        <translation>停止：{0}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Find</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>法律库</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评测</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>RanksModel</name>
    <message>
        <source>Before</source>
        <translation>原名次</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
</context>
<context>
    <name>RanksPanel</name>
    <message>
        <source>First before: {0}</source>
        <translation>训练前排在最前：{0}</translation>
    </message>
    <message>
        <source>First now: {0}</source>
        <translation>现在排在最前：{0}</translation>
    </message>
    <message>
        <source>All questions: {0}</source>
        <translation>全部问题：{0}</translation>
    </message>
    <message>
        <source>Found earlier: {0}</source>
        <translation>找到得更早：{0}</translation>
    </message>
    <message>
        <source>Found later: {0}</source>
        <translation>找到得更晚：{0}</translation>
    </message>
    <message>
        <source>No change: {0}</source>
        <translation>没有变化：{0}</translation>
    </message>
    <message>
        <source>All held-out questions</source>
        <translation>全部留出问题</translation>
    </message>
    <message>
        <source>Which questions</source>
        <translation>哪些问题</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Ranks before and after</source>
        <translation>训练前后的名次</translation>
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
    <name>Recipe</name>
    <message>
        <source>“From rank” must not be beyond “To rank”.</source>
        <translation>“起始名次”不能大于“截止名次”。</translation>
    </message>
    <message>
        <source>There must be as many weights as widths.</source>
        <translation>权重的个数须与维数的个数相同。</translation>
    </message>
    <message>
        <source>The loss GIST needs a guide.</source>
        <translation>GIST 损失函数需要引导模型。</translation>
    </message>
    <message>
        <source>Widths go from wide to narrow, each once, from 8 on.</source>
        <translation>各维数须从大到小排列，不得重复，最小为 8。</translation>
    </message>
    <message>
        <source>A static model has no small additions (LoRA).</source>
        <translation>静态模型不支持小型附加参数（LoRA）。</translation>
    </message>
    <message>
        <source>This cannot be used: {0}</source>
        <translation>无法使用：{0}</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>进度安排</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>学习目标</translation>
    </message>
    <message>
        <source>Model and machine</source>
        <translation>模型与设备</translation>
    </message>
    <message>
        <source>Stopping in time</source>
        <translation>适时停止</translation>
    </message>
    <message>
        <source>Wrong answers</source>
        <translation>错误答案</translation>
    </message>
    <message>
        <source>Held-out questions</source>
        <translation>留出的问题</translation>
    </message>
    <message>
        <source>Falls slowly at first (cosine)</source>
        <translation>先慢后快下降（余弦）</translation>
    </message>
    <message>
        <source>Falls evenly (linear)</source>
        <translation>匀速下降（线性）</translation>
    </message>
    <message>
        <source>Stays the same</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Ranking (MNRL)</source>
        <translation>排序（MNRL）</translation>
    </message>
    <message>
        <source>Ranking in pieces (cached MNRL)</source>
        <translation>分块排序（缓存 MNRL）</translation>
    </message>
    <message>
        <source>Ranking with a guide (GIST)</source>
        <translation>引导排序（GIST）</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>Static (one vector a word)</source>
        <translation>静态（每个词一个向量）</translation>
    </message>
    <message>
        <source>The program’s own</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>What the machine does best</source>
        <translation>按设备自动选择</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often the model goes through all questions; more is slower and can overdo.</source>
        <translation>模型遍历全部问题的次数；次数越多越慢，也可能训练过度。</translation>
    </message>
    <message>
        <source>Questions per step</source>
        <translation>每步问题数</translation>
    </message>
    <message>
        <source>How many questions are compared at once; more is better and needs more memory.</source>
        <translation>一次同时比对的问题数；越多效果越好，占用内存也越多。</translation>
    </message>
    <message>
        <source>Steps per change</source>
        <translation>累积步数</translation>
    </message>
    <message>
        <source>How many steps are gathered before the model changes; it costs no memory.</source>
        <translation>累积多少步之后才修改模型；不额外占用内存。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How much the model changes at a time; too much destroys what it knows.</source>
        <translation>每次修改模型的幅度；过大会破坏模型已有的知识。</translation>
    </message>
    <message>
        <source>Slow start</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>The share of the steps during which the learning rate rises to its full height.</source>
        <translation>学习率升至最高值所用的步数占总步数的比例。</translation>
    </message>
    <message>
        <source>Course of the learning rate</source>
        <translation>学习率变化方式</translation>
    </message>
    <message>
        <source>How the learning rate comes down after the slow start.</source>
        <translation>预热之后学习率如何下降。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls the model’s numbers towards zero a little, against learning by heart.</source>
        <translation>使模型参数略微趋近于零，防止死记硬背。</translation>
    </message>
    <message>
        <source>Most steps</source>
        <translation>最多步数</translation>
    </message>
    <message>
        <source>The training ends here at the latest; 0 for no end.</source>
        <translation>训练最迟到此步结束；0 表示不限。</translation>
    </message>
    <message>
        <source>Most questions</source>
        <translation>最多问题数</translation>
    </message>
    <message>
        <source>At most so many questions are trained with, chosen by the seed; 0 for all.</source>
        <translation>最多用多少个问题训练，按随机种子选取；0 表示全部。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same split and the same order of questions again.</source>
        <translation>种子相同，问题的划分和顺序就相同。</translation>
    </message>
    <message>
        <source>Steps between checks</source>
        <translation>检查间隔步数</translation>
    </message>
    <message>
        <source>How often the held-out score is looked at; 0 for ten times in all.</source>
        <translation>每隔多少步检查一次留出问题的得分；0 表示全程共检查十次。</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>容忍次数</translation>
    </message>
    <message>
        <source>After so many checks without a gain the training stops; 0 for never.</source>
        <translation>连续多少次检查没有提升就停止训练；0 表示不提前停止。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失函数</translation>
    </message>
    <message>
        <source>What the training tries to make small: how often a wrong answer comes first.</source>
        <translation>训练力求减小的数值：错误答案排在首位的多少。</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>引导模型</translation>
    </message>
    <message>
        <source>A second model that says which wrong answers are not really wrong (GIST only).</source>
        <translation>用另一个模型判断哪些错误答案其实并不错误（仅用于 GIST）。</translation>
    </message>
    <message>
        <source>Questions per piece</source>
        <translation>每块问题数</translation>
    </message>
    <message>
        <source>How many questions are in memory at once when a large step is done in pieces.</source>
        <translation>一大步分块进行时，内存中同时处理的问题数。</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>区分强度</translation>
    </message>
    <message>
        <source>How strongly close answers are told apart; 20 is usual.</source>
        <translation>对相近答案的区分程度；通常为 20。</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>Shorter vectors that shall work as well, as 768, 512, 256; none for one width.</source>
        <translation>希望同样好用的较短向量，如 768, 512, 256；留空则只用一种维数。</translation>
    </message>
    <message>
        <source>Weights of the widths</source>
        <translation>各维数的权重</translation>
    </message>
    <message>
        <source>How much each width counts, in the same order; none for equally.</source>
        <translation>各个维数所占的比重，顺序与维数相同；留空则比重相等。</translation>
    </message>
    <message>
        <source>Kind of model</source>
        <translation>模型类型</translation>
    </message>
    <message>
        <source>A static model is small and fast, also without a GPU.</source>
        <translation>静态模型体积小、速度快，没有显卡也能运行。</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>数值格式</translation>
    </message>
    <message>
        <source>Shorter numbers are faster and need less memory where the machine has them.</source>
        <translation>在支持的设备上，较短的数值格式速度更快、占用内存更少。</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>文本最大长度</translation>
    </message>
    <message>
        <source>What a text has beyond so many tokens is not read; longer is slower.</source>
        <translation>文本超出此词元数的部分不会读取；长度越大越慢。</translation>
    </message>
    <message>
        <source>Save memory</source>
        <translation>节省内存</translation>
    </message>
    <message>
        <source>Computes some things twice instead of keeping them: slower, but it fits.</source>
        <translation>部分结果不保存而是重新计算：速度较慢，但内存够用。</translation>
    </message>
    <message>
        <source>Fast attention</source>
        <translation>快速注意力</translation>
    </message>
    <message>
        <source>Uses a faster way through long texts on graphics cards that have it.</source>
        <translation>在支持的显卡上，用更快的方式处理长文本。</translation>
    </message>
    <message>
        <source>Small additions only (LoRA)</source>
        <translation>仅训练小型附加参数（LoRA）</translation>
    </message>
    <message>
        <source>Trains a small addition of this size instead of the whole model; 0 for all.</source>
        <translation>不训练整个模型，只训练此大小的附加参数；0 表示训练整个模型。</translation>
    </message>
    <message>
        <source>Wrong answers per question</source>
        <translation>每个问题的错误答案数</translation>
    </message>
    <message>
        <source>How many near but wrong provisions each question is shown with.</source>
        <translation>每个问题配多少条相近但错误的条文。</translation>
    </message>
    <message>
        <source>Where they are looked for</source>
        <translation>查找范围</translation>
    </message>
    <message>
        <source>Close in meaning, in the same law, or with the same words.</source>
        <translation>含义相近、在同一法律中，或用词相同。</translation>
    </message>
    <message>
        <source>From rank</source>
        <translation>起始名次</translation>
    </message>
    <message>
        <source>The first places are passed over: they are often right answers nobody noted.</source>
        <translation>略过最前面的名次：它们往往也是正确答案，只是没有标注。</translation>
    </message>
    <message>
        <source>To rank</source>
        <translation>截止名次</translation>
    </message>
    <message>
        <source>Beyond this place a wrong answer is too easy.</source>
        <translation>超出此名次的错误答案过于容易分辨。</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>A wrong answer must be at least so much less close than the right one.</source>
        <translation>错误答案与问题的相近程度，至少须比正确答案低这么多。</translation>
    </message>
    <message>
        <source>Fewest</source>
        <translation>最低比例</translation>
    </message>
    <message>
        <source>If fewer than this share of the questions have one, the run stops and says so.</source>
        <translation>有错误答案的问题不足此比例时，停止训练并提示。</translation>
    </message>
    <message>
        <source>Held out together</source>
        <translation>整体留出</translation>
    </message>
    <message>
        <source>Whole laws, sources or data sets are kept from the training to judge by.</source>
        <translation>将整部法律、整个来源或整个数据集留出，不用于训练，仅用于评判。</translation>
    </message>
    <message>
        <source>Questions held out</source>
        <translation>留出问题的比例</translation>
    </message>
    <message>
        <source>The share of questions about trained laws that only the judgement sees.</source>
        <translation>在参与训练的法律中，仅用于评判的问题所占的比例。</translation>
    </message>
    <message>
        <source>Laws held out</source>
        <translation>留出法律的比例</translation>
    </message>
    <message>
        <source>The share of laws (or sources, or data sets) that the training never sees.</source>
        <translation>完全不参与训练的法律（或来源、数据集）所占的比例。</translation>
    </message>
    <message>
        <source>Leave out in turn</source>
        <translation>轮流留出</translation>
    </message>
    <message>
        <source>Trains once for each of its values, every time judged by the one left out.</source>
        <translation>对其中每一项各训练一次，每次用留出的那一项评判。</translation>
    </message>
    <message>
        <source>Passages to judge among</source>
        <translation>评判用段落数</translation>
    </message>
    <message>
        <source>Both models search so many passages, all right answers among them; 0 for all.</source>
        <translation>两个模型都在这么多段落中检索，其中包含全部正确答案；0 表示全部段落。</translation>
    </message>
</context>
<context>
    <name>RecipeForm</name>
    <message>
        <source>{0}: numbers with commas between</source>
        <translation>{0}：用逗号分隔的数字</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Back to the recipe</source>
        <translation>恢复为方案的设置</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Data for programs</source>
        <translation>程序可读数据</translation>
    </message>
    <message>
        <source>Save the record</source>
        <translation>保存记录</translation>
    </message>
    <message>
        <source>{0} could not be written.</source>
        <translation>无法写入 {0}。</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>已保存为 {0}。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ReferenceCard</name>
    <message numerus="yes">
        <source>and %Ln more provision(s)</source>
        <translation>
            <numerusform>另有 %Ln 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceFoot</name>
    <message numerus="yes">
        <source>Cited by %Ln provision(s)</source>
        <translation>
            <numerusform>被 %Ln 条引用</numerusform>
        </translation>
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
    <name>ReviewModel</name>
    <message>
        <source>Standing</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Any origin</source>
        <translation>全部来源</translation>
    </message>
    <message>
        <source>Any standing</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>{0} of {1} questions</source>
        <translation>{0} / {1} 个问题</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>Questions of the set</source>
        <translation>问题集中的问题</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Questions asked of this library</source>
        <translation>向此法律库提过的问题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束方式</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Choose two to compare them</source>
        <translation>选择两项进行比较</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>记录…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Nothing was asked yet</source>
        <translation>尚未提问</translation>
    </message>
    <message>
        <source>What is asked of this library is kept here, with all that led to the answer.</source>
        <translation>向此法律库提过的问题，以及得出答案的全过程，都保存在这里。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>起始模型</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{0} · in use</source>
        <translation>{0} · 使用中</translation>
    </message>
</context>
<context>
    <name>RunsUndo</name>
    <message numerus="yes">
        <source>%Ln question(s) deleted</source>
        <translation>
            <numerusform>已删除 %Ln 个问题</numerusform>
        </translation>
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
    <name>SecretField</name>
    <message>
        <source>Kept in the keyring of this computer.</source>
        <translation>已保存在本机的密钥环中。</translation>
    </message>
    <message>
        <source>Forgotten. A variable of the environment still gives one.</source>
        <translation>已清除，但环境变量中仍设有一个。</translation>
    </message>
    <message>
        <source>Forgotten.</source>
        <translation>已清除。</translation>
    </message>
    <message>
        <source>Save: {0}</source>
        <translation>保存：{0}</translation>
    </message>
    <message>
        <source>Forget: {0}</source>
        <translation>清除：{0}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>kept in the keyring</source>
        <translation>已保存在密钥环中</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>ServerField</name>
    <message>
        <source>Asking {0}…</source>
        <translation>正在连接 {0}…</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Test: {0}</source>
        <translation>测试：{0}</translation>
    </message>
    <message>
        <source>Save: {0}</source>
        <translation>保存：{0}</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save it anyway</source>
        <translation>仍然保存</translation>
    </message>
</context>
<context>
    <name>ServersSection</name>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Ollama</source>
        <translation>Ollama</translation>
    </message>
    <message>
        <source>OpenAI-compatible</source>
        <translation>OpenAI 兼容</translation>
    </message>
    <message>
        <source>Model for the test</source>
        <translation>测试用模型</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Hub token</source>
        <translation>模型网站令牌</translation>
    </message>
    <message>
        <source>Address of the Ollama server</source>
        <translation>Ollama 服务器的地址</translation>
    </message>
    <message>
        <source>Address of the OpenAI-compatible server</source>
        <translation>OpenAI 兼容服务器的地址</translation>
    </message>
    <message>
        <source>Model with which the server is tested</source>
        <translation>测试该服务器所用的模型</translation>
    </message>
    <message>
        <source>Key for the OpenAI-compatible server</source>
        <translation>OpenAI 兼容服务器的密钥</translation>
    </message>
    <message>
        <source>Token for the model hub</source>
        <translation>模型网站的令牌</translation>
    </message>
</context>
<context>
    <name>SetRow</name>
    <message>
        <source>{0}: {1} questions</source>
        <translation>{0}：{1} 个问题</translation>
    </message>
    <message>
        <source>Train with {0}</source>
        <translation>用于训练：{0}</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>审阅</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>part of Pandecta</source>
        <translation>Pandecta 自带</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>Ollama</source>
        <translation>Ollama</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>{0} numbers</source>
        <translation>{0} 维</translation>
    </message>
    <message>
        <source>{0} is a download of {1}. Licence: {2}.</source>
        <translation>{0} 需下载 {1}。许可：{2}。</translation>
    </message>
    <message>
        <source>none stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Its vectors have {0}.</source>
        <translation>其向量为 {0}。</translation>
    </message>
    <message>
        <source>Its site lets in only those it knows: a hub token is needed.</source>
        <translation>该网站仅对已登记的用户开放，需要模型网站令牌。</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} 毫秒</translation>
    </message>
    <message>
        <source>It works: vectors of {0}. Two sentences took {1}, loading {2}; their likeness (cosine) is {3}.</source>
        <translation>模型可用：向量为 {0}。两个句子用时 {1}，加载用时 {2}；两句的相似度（余弦值）为 {3}。</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Before a question</source>
        <translation>问题前缀</translation>
    </message>
    <message>
        <source>Before a passage</source>
        <translation>段落前缀</translation>
    </message>
    <message>
        <source>Maximum length</source>
        <translation>最大长度</translation>
    </message>
    <message>
        <source>Normalised</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行设备</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} 个词元</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>自动选择最快的设备</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>显卡（CUDA）</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple 图形处理器（MPS）</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>as it is set here</source>
        <translation>按此处的设置</translation>
    </message>
    <message>
        <source>the fastest there is</source>
        <translation>本机最快的设备</translation>
    </message>
    <message>
        <source>the one that is set is not on this computer</source>
        <translation>本机没有所设的设备</translation>
    </message>
    <message>
        <source>the installed PyTorch cannot use graphics cards</source>
        <translation>已安装的 PyTorch 无法使用显卡</translation>
    </message>
    <message>
        <source>no graphics card was found</source>
        <translation>未找到显卡</translation>
    </message>
    <message>
        <source>The bundled model is fast on any processor.</source>
        <translation>内置模型在任何处理器上都很快。</translation>
    </message>
    <message>
        <source>The server of this model decides where it runs.</source>
        <translation>此模型的服务器决定模型在哪里运行。</translation>
    </message>
    <message>
        <source>The model is not loaded. “Test” shows where it runs.</source>
        <translation>模型尚未加载。点击“测试”可查看其运行位置。</translation>
    </message>
    <message>
        <source>The model runs on {0}: {1}.</source>
        <translation>模型在 {0} 上运行：{1}。</translation>
    </message>
    <message>
        <source>Building an index takes many times as long as with a graphics card.</source>
        <translation>在这种情况下建立索引，用时是使用显卡时的许多倍。</translation>
    </message>
    <message>
        <source>It answers in {0} and has {1} models, {2} of them for searching.</source>
        <translation>应答用时 {0}，共有 {1} 个模型，其中 {2} 个可用于检索。</translation>
    </message>
    <message>
        <source>Text of your library and your questions will be sent to {0}.</source>
        <translation>法律库的文本和您的问题将发送到 {0}。</translation>
    </message>
    <message>
        <source>With a model of this server, text of your library and your questions will be sent to {0}.</source>
        <translation>使用此服务器的模型时，法律库的文本和您的问题将发送到 {0}。</translation>
    </message>
    <message>
        <source>The connection is not encrypted.</source>
        <translation>连接未加密。</translation>
    </message>
    <message>
        <source>{0} passages at {1} per second: {2}, {3}</source>
        <translation>{0} 个段落，每秒 {1} 个：{2}，{3}</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation>约一分钟</translation>
    </message>
    <message>
        <source>about {0} minutes</source>
        <translation>约 {0} 分钟</translation>
    </message>
    <message>
        <source>about {0} hours</source>
        <translation>约 {0} 小时</translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation>这不是服务器地址。</translation>
    </message>
    <message>
        <source>The address has to begin with http:// or https://.</source>
        <translation>地址须以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>The address holds a name, a password or a question mark. Keys have a field of their own.</source>
        <translation>地址中含有用户名、密码或问号。密钥请填入专门的输入框。</translation>
    </message>
    <message>
        <source>A key has neither spaces nor signs beyond ASCII.</source>
        <translation>密钥不能含有空格或 ASCII 以外的字符。</translation>
    </message>
    <message>
        <source>The address has to look like s3://bucket/folder or db://name.</source>
        <translation>地址的形式应为 s3://存储桶/文件夹 或 db://名称。</translation>
    </message>
    <message>
        <source>The connection to the server is not encrypted; that has to be allowed.</source>
        <translation>与服务器的连接未加密，须先允许不加密的连接。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>The settings could not be read. They were put aside as {0}, and these are the usual ones.</source>
        <translation>无法读取设置。原设置已另存为 {0}，现使用默认设置。</translation>
    </message>
</context>
<context>
    <name>SplitView</name>
    <message>
        <source>How the questions are divided</source>
        <translation>问题的划分</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0}，另有 {1} 项</translation>
    </message>
    <message>
        <source>Never trained on: {0}.</source>
        <translation>从未用于训练：{0}。</translation>
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
        <source>read again in {0} ms</source>
        <translation>重排 {0} 毫秒</translation>
    </message>
    <message>
        <source>reading the first results again…</source>
        <translation>正在重排前几条结果…</translation>
    </message>
    <message>
        <source>this machine only</source>
        <translation>仅在本机</translation>
    </message>
    <message>
        <source>asks {0}</source>
        <translation>查询 {0}</translation>
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
    <name>StepBar</name>
    <message>
        <source>Steps of a training</source>
        <translation>训练的步骤</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Wrong answers</source>
        <translation>错误答案</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>评判</translation>
    </message>
</context>
<context>
    <name>StrengthNote</name>
    <message>
        <source>Nothing in this library is close. These are the nearest, which may not answer.</source>
        <translation>此法律库中没有相近的条文。以下是最接近的结果，未必能回答问题。</translation>
    </message>
    <message>
        <source>Nothing in this library answers this.</source>
        <translation>此法律库中没有能回答此问题的条文。</translation>
    </message>
    <message>
        <source>Other words:</source>
        <translation>换个说法：</translation>
    </message>
    <message>
        <source>Search for {words}</source>
        <translation>搜索“{words}”</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message numerus="yes">
        <source>%Ln suggestion(s)</source>
        <translation>
            <numerusform>%Ln 条建议</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>Thinking</name>
    <message>
        <source>{0} What the model thought: {1} characters</source>
        <translation>{0} 模型的思考过程：{1} 字</translation>
    </message>
    <message>
        <source>What the model thought, no part of the answer</source>
        <translation>模型的思考过程，不属于答案</translation>
    </message>
</context>
<context>
    <name>Train</name>
    <message>
        <source>It was stopped; the best so far is kept, and it can go on from there.</source>
        <translation>训练已停止；目前最好的结果已保留，可以从停止处继续。</translation>
    </message>
    <message>
        <source>Up to {0} wrong answers are looked up for {1} questions when the training begins; this takes seconds, or a minute or two in a large library.</source>
        <translation>训练开始时，将为 {1} 个问题查找最多 {0} 个错误答案；需要几秒，法律库较大时需要一两分钟。</translation>
    </message>
    <message>
        <source>None are looked up: the answers of the other {0} questions of a step serve.</source>
        <translation>不另行查找：以同一步中其他 {0} 个问题的答案作为错误答案。</translation>
    </message>
    <message>
        <source>Passed over because</source>
        <translation>略过原因</translation>
    </message>
    <message>
        <source>Provisions</source>
        <translation>条文</translation>
    </message>
    <message>
        <source>{0} of {1} questions were added to “{2}”.</source>
        <translation>已将 {1} 个问题中的 {0} 个添加到“{2}”。</translation>
    </message>
    <message>
        <source>there already: {0}</source>
        <translation>已有：{0}</translation>
    </message>
    <message>
        <source>answer not in this library: {0}</source>
        <translation>答案不在此法律库中：{0}</translation>
    </message>
    <message>
        <source>unusable: {0}</source>
        <translation>无法使用：{0}</translation>
    </message>
    <message>
        <source>give their answer away: {0}</source>
        <translation>泄露答案：{0}</translation>
    </message>
    <message>
        <source>Set aside: {0}.</source>
        <translation>已搁置：{0}。</translation>
    </message>
    <message>
        <source>Choose questions first.</source>
        <translation>请先选择问题。</translation>
    </message>
    <message>
        <source>{0} questions to train with; both models are judged by {1} held-out questions over {2} passages: {3}.</source>
        <translation>用 {0} 个问题训练；两个模型都用 {1} 个留出的问题在 {2} 个段落中评判：{3}。</translation>
    </message>
    <message>
        <source>written by a language model</source>
        <translation>由语言模型编写</translation>
    </message>
    <message>
        <source>written for training</source>
        <translation>为训练编写</translation>
    </message>
    <message>
        <source>asked by people</source>
        <translation>真人提问</translation>
    </message>
    <message>
        <source>your own searches</source>
        <translation>您的搜索记录</translation>
    </message>
    <message>
        <source>published data sets</source>
        <translation>公开数据集</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>未审阅</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已舍弃</translation>
    </message>
    <message>
        <source>copies the provision’s own words</source>
        <translation>照搬条文原文</translation>
    </message>
    <message>
        <source>names the law</source>
        <translation>提到法律名称</translation>
    </message>
    <message>
        <source>names the provision’s number</source>
        <translation>提到条号</translation>
    </message>
    <message>
        <source>dropped by you</source>
        <translation>由您舍弃</translation>
    </message>
    <message>
        <source>asked already</source>
        <translation>已有相同问题</translation>
    </message>
    <message>
        <source>nobody would ask about it</source>
        <translation>没有人会问到它</translation>
    </message>
    <message>
        <source>to train with</source>
        <translation>用于训练</translation>
    </message>
    <message>
        <source>to stop in time</source>
        <translation>用于适时停止</translation>
    </message>
    <message>
        <source>held out, laws trained on</source>
        <translation>留出（法律参与训练）</translation>
    </message>
    <message>
        <source>held out, laws never trained on</source>
        <translation>留出（法律未参与训练）</translation>
    </message>
    <message>
        <source>held out, from elsewhere</source>
        <translation>留出（其他来源）</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>The model learns from these questions and their answers.</source>
        <translation>模型从这些问题及其答案中学习。</translation>
    </message>
    <message>
        <source>Asked now and then during the training, to stop before it learns by heart.</source>
        <translation>训练期间不时用来提问，以便在模型死记硬背之前停止。</translation>
    </message>
    <message>
        <source>Never trained on; other questions about the same laws are.</source>
        <translation>从未用于训练，但有关于相同法律的其他问题用于训练。</translation>
    </message>
    <message>
        <source>Never trained on, and no question about these laws is. The honest test.</source>
        <translation>从未用于训练，关于这些法律的问题也都未用于训练。这是最可靠的检验。</translation>
    </message>
    <message>
        <source>Never trained on, and of another origin than what is trained on.</source>
        <translation>从未用于训练，且与训练所用问题的来源不同。</translation>
    </message>
    <message>
        <source>Used for nothing: they would show the training what it is judged by.</source>
        <translation>不作任何使用：否则训练时会看到用来评判的内容。</translation>
    </message>
    <message>
        <source>same provision as a held-out question</source>
        <translation>与留出的问题条文相同</translation>
    </message>
    <message>
        <source>nearly the same text as a held-out provision</source>
        <translation>与留出的条文文字几乎相同</translation>
    </message>
    <message>
        <source>another version of a held-out provision</source>
        <translation>留出条文的另一版本</translation>
    </message>
    <message>
        <source>same question as a held-out one</source>
        <translation>与留出的问题相同</translation>
    </message>
    <message>
        <source>trained on or judged by in an earlier split</source>
        <translation>在先前的划分中用于训练或评判</translation>
    </message>
    <message>
        <source>It is a right answer too</source>
        <translation>也是正确答案</translation>
    </message>
    <message>
        <source>Another version of the right answer</source>
        <translation>正确答案的另一版本</translation>
    </message>
    <message>
        <source>No longer in the library</source>
        <translation>法律库中已不存在</translation>
    </message>
    <message>
        <source>Nearly the same text as the right answer</source>
        <translation>与正确答案文字几乎相同</translation>
    </message>
    <message>
        <source>It cites the right answer, or is cited by it</source>
        <translation>引用正确答案，或被正确答案引用</translation>
    </message>
    <message>
        <source>Nearly as close to the question as the right answer</source>
        <translation>与问题的接近程度几乎等于正确答案</translation>
    </message>
    <message>
        <source>Closer to the question than the right answer</source>
        <translation>比正确答案更接近问题</translation>
    </message>
    <message>
        <source>The nearest in meaning</source>
        <translation>含义最相近的条文</translation>
    </message>
    <message>
        <source>Neighbours in the same law</source>
        <translation>同一法律中的邻近条文</translation>
    </message>
    <message>
        <source>The nearest by their words</source>
        <translation>用词最相近的条文</translation>
    </message>
    <message>
        <source> and </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Dividing the questions</source>
        <translation>正在划分问题</translation>
    </message>
    <message>
        <source>Judging the model you have</source>
        <translation>正在评判现有模型</translation>
    </message>
    <message>
        <source>Looking for wrong answers</source>
        <translation>正在查找错误答案</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Judging the new model</source>
        <translation>正在评判新模型</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>▲ Better</source>
        <translation>▲ 更好</translation>
    </message>
    <message>
        <source>＝ No real gain</source>
        <translation>＝ 无明显提升</translation>
    </message>
    <message>
        <source>▼ Worse</source>
        <translation>▼ 更差</translation>
    </message>
    <message>
        <source>Right answer first</source>
        <translation>正确答案排在首位</translation>
    </message>
    <message>
        <source>Right answer in the first ten</source>
        <translation>正确答案在前 10 条之内</translation>
    </message>
    <message>
        <source>How near the top (MRR@10)</source>
        <translation>靠前程度（MRR@10）</translation>
    </message>
    <message>
        <source>Order of the first ten (nDCG@10)</source>
        <translation>前 10 条的排序（nDCG@10）</translation>
    </message>
    <message>
        <source>Right answers in the first 64</source>
        <translation>前 64 条中的正确答案</translation>
    </message>
    <message>
        <source>Better than the model you have.</source>
        <translation>优于现有模型。</translation>
    </message>
    <message>
        <source>Better {0}: {1} points {2}, 95 % certain.</source>
        <translation>{0}表现更好：{2} {1} 个百分点，置信度 95%。</translation>
    </message>
    <message>
        <source>Worse; keep the model you have.</source>
        <translation>结果更差，请保留现有模型。</translation>
    </message>
    <message>
        <source>No real gain; keep the model you have.</source>
        <translation>无明显提升，请保留现有模型。</translation>
    </message>
    <message>
        <source>on questions about laws it has not seen</source>
        <translation>在关于未见过的法律的问题上</translation>
    </message>
    <message>
        <source>on questions from elsewhere</source>
        <translation>在其他来源的问题上</translation>
    </message>
    <message>
        <source>on questions it has not seen</source>
        <translation>在未见过的问题上</translation>
    </message>
    <message>
        <source>{0}, {1}: from {2} to {3}; 95 % certain between {4} and {5} points (p = {6}).</source>
        <translation>{0}，{1}：由 {2} 变为 {3}；95% 置信区间为 {4} 至 {5} 个百分点（p = {6}）。</translation>
    </message>
    <message>
        <source>It finds more on laws that nothing was trained on, and chance is no excuse.</source>
        <translation>对于未参与训练的法律，新模型找到的更多，且不能用偶然性解释。</translation>
    </message>
    <message>
        <source>It is better on laws it was trained on, and not on others: it has learned these laws, not how people ask.</source>
        <translation>对于参与训练的法律表现更好，对于其他法律则不然：模型学会的是这些法律，而不是人们的提问方式。</translation>
    </message>
    <message>
        <source>The difference is so small that it may be chance.</source>
        <translation>差异很小，可能出于偶然。</translation>
    </message>
    <message>
        <source>It finds less on laws that it was trained on.</source>
        <translation>在训练过的法律上找到得更少。</translation>
    </message>
    <message>
        <source>It finds less on laws that nothing was trained on.</source>
        <translation>对于未参与训练的法律，新模型找到的更少。</translation>
    </message>
    <message>
        <source>It finds less for questions from elsewhere.</source>
        <translation>对于其他来源的问题，新模型找到的更少。</translation>
    </message>
    <message>
        <source>It finds more for questions from elsewhere, too.</source>
        <translation>对于其他来源的问题，新模型找到的也更多。</translation>
    </message>
    <message>
        <source>It has lost some of what it knew about language in general.</source>
        <translation>新模型丧失了部分原有的通用语言能力。</translation>
    </message>
    <message>
        <source>Training and judgement share provisions, so that this judgement cannot be trusted.</source>
        <translation>训练与评判使用了相同的条文，因此这一评判不可信。</translation>
    </message>
    <message>
        <source>There are too few held-out questions to tell. More questions would help.</source>
        <translation>留出的问题太少，无法得出结论。增加问题会有帮助。</translation>
    </message>
    <message>
        <source>Memory was short: smaller steps from here</source>
        <translation>内存不足，此后减小每步的问题数</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>数值格式</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行设备</translation>
    </message>
    <message>
        <source>Words that the model does not know</source>
        <translation>模型不认识的词</translation>
    </message>
    <message>
        <source>Goes on from</source>
        <translation>接续自</translation>
    </message>
    <message>
        <source>Stopped early: it got no better</source>
        <translation>不再提升，已提前停止</translation>
    </message>
    <message>
        <source>time not known yet</source>
        <translation>用时未知</translation>
    </message>
    <message>
        <source>about {0} s</source>
        <translation>约 {0} 秒</translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>约 {0} 分钟</translation>
    </message>
    <message>
        <source>about {0} h</source>
        <translation>约 {0} 小时</translation>
    </message>
    <message>
        <source>at rank {0}</source>
        <translation>第 {0} 位</translation>
    </message>
    <message>
        <source>not among the first 100</source>
        <translation>不在前 100 位</translation>
    </message>
    <message>
        <source>Before: {0}. Now: {1}.</source>
        <translation>之前：{0}。现在：{1}。</translation>
    </message>
    <message>
        <source>The bundled static model</source>
        <translation>内置静态模型</translation>
    </message>
    <message>
        <source>Quick: minutes on this computer</source>
        <translation>快速：在本机几分钟完成</translation>
    </message>
    <message>
        <source>LawVault (Chinese law)</source>
        <translation>LawVault（中国法律）</translation>
    </message>
    <message>
        <source>SEBI Matryoshka (many widths)</source>
        <translation>SEBI Matryoshka（多种维数）</translation>
    </message>
    <message>
        <source>LegalKit (contracts and benchmarks)</source>
        <translation>LegalKit（合同与基准测试）</translation>
    </message>
    <message>
        <source>Sized to this computer, so that it is done in a few minutes. A first try.</source>
        <translation>规模适合本机，几分钟即可完成，适合初次尝试。</translation>
    </message>
    <message>
        <source>As the Chinese model of LawVault was trained: wrong answers near the right one, four widths. For a graphics card.</source>
        <translation>与 LawVault 中文模型的训练方式相同：错误答案与正确答案相近，四种维数。适合有显卡的设备。</translation>
    </message>
    <message>
        <source>As models for financial regulations were trained: large steps, many widths. For a graphics card.</source>
        <translation>与金融监管法规模型的训练方式相同：每步问题多，多种维数。适合有显卡的设备。</translation>
    </message>
    <message>
        <source>As a model for contracts was trained: wrong answers from the same document. For a graphics card, or an hour and more.</source>
        <translation>与一个合同模型的训练方式相同：错误答案取自同一文档。适合有显卡的设备，否则需要一小时以上。</translation>
    </message>
    <message>
        <source>These two runs were judged by different questions; their figures cannot be compared.</source>
        <translation>这两次训练以不同的问题评判，指标不能比较。</translation>
    </message>
    <message>
        <source>This run is at work; its judgement comes at the end.</source>
        <translation>这次训练正在进行，评判在最后进行。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>{0} ({1} questions)</source>
        <translation>{0}（{1} 个问题）</translation>
    </message>
    <message>
        <source>points</source>
        <translation>个百分点</translation>
    </message>
    <message>
        <source>Numbers per text</source>
        <translation>每段文本的数值个数</translation>
    </message>
    <message>
        <source>Laws trained on</source>
        <translation>训练过的法律</translation>
    </message>
    <message>
        <source>Laws never trained on</source>
        <translation>从未训练过的法律</translation>
    </message>
    <message>
        <source>From elsewhere</source>
        <translation>其他来源</translation>
    </message>
    <message>
        <source>{0} ({1} … {2})</source>
        <translation>{0}（{1} … {2}）</translation>
    </message>
    <message>
        <source>Points gained, and where the gain lies with 95 % certainty; bold: more than chance</source>
        <translation>提高的百分点，以及 95 % 把握下的范围；粗体表示并非偶然</translation>
    </message>
    <message>
        <source>Words it does not know: {0} before, {1} now.</source>
        <translation>不认识的词：之前 {0}，现在 {1}。</translation>
    </message>
    <message>
        <source>Understanding of general language: {0} before, {1} now (1 is perfect).</source>
        <translation>对一般语言的理解：之前 {0}，现在 {1}（1 为完美）。</translation>
    </message>
    <message>
        <source>Ollama has the model as {0}; its vectors agree ({1}).</source>
        <translation>Ollama 已有该模型，名为 {0}；向量一致（{1}）。</translation>
    </message>
    <message>
        <source>The model and its card are in {0}.</source>
        <translation>模型及其说明卡在 {0}。</translation>
    </message>
    <message>
        <source>{0} provisions: {1}; {2} have their questions already.</source>
        <translation>{0} 条条文：{1}；其中 {2} 条已有问题。</translation>
    </message>
    <message>
        <source>{0} questions for {1} provisions wait in “{2}” to be looked through.</source>
        <translation>“{2}”中有针对 {1} 条条文的 {0} 个问题等待查看。</translation>
    </message>
    <message>
        <source>dropped at once: {0}</source>
        <translation>直接剔除：{0}</translation>
    </message>
    <message>
        <source>nobody would ask: {0}</source>
        <translation>没有人会问：{0}</translation>
    </message>
    <message>
        <source>without a usable answer: {0}</source>
        <translation>没有可用回答：{0}</translation>
    </message>
    <message>
        <source>too long: {0}</source>
        <translation>过长：{0}</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>{0} questions</source>
        <translation>{0} 个问题</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>{0} for each question</source>
        <translation>每个问题 {0} 个</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>questions first</source>
        <translation>先准备问题</translation>
    </message>
</context>
<context>
    <name>TrainingStep</name>
    <message>
        <source>The model you have is copied and trained on this computer, in a process of its own: you can go on working, or close the window. Nothing changes for the search until you say so in the last step.</source>
        <translation>程序会复制现有模型，并在本机的独立进程中训练：您可以继续工作，也可以关闭窗口。在您于最后一步确认之前，检索不会有任何变化。</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Show every parameter</source>
        <translation>显示全部参数</translation>
    </message>
    <message>
        <source>Hide the parameters</source>
        <translation>隐藏参数</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
</context>
<context>
    <name>UndoStrip</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
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
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>There is something in this folder already.</source>
        <translation>此文件夹中已有内容。</translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>The judgement does not advise it: {0} You can roll back at any time.</source>
        <translation>评判不建议使用：{0}您可以随时退回。</translation>
    </message>
    <message>
        <source>Use this model anyway?</source>
        <translation>仍要使用这个模型？</translation>
    </message>
    <message>
        <source>Keep the present model</source>
        <translation>保留现有模型</translation>
    </message>
    <message>
        <source>Use it anyway</source>
        <translation>仍要使用</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用这个模型</translation>
    </message>
    <message>
        <source>Use it anyway…</source>
        <translation>仍要使用…</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>发布…</translation>
    </message>
    <message>
        <source>Builds the search index with it, and answers with it once that is done.</source>
        <translation>用它建立检索索引，完成后由它回答。</translation>
    </message>
    <message>
        <source>This model answers now. The one before is kept.</source>
        <translation>现在由这个模型回答。之前的模型仍保留。</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why a question came out so</source>
        <translation>此问题得到这一结果的原因</translation>
    </message>
    <message>
        <source>Choose a question to see why.</source>
        <translation>选择一个问题，查看原因。</translation>
    </message>
    <message>
        <source>What answers it</source>
        <translation>能回答问题的条文</translation>
    </message>
    <message>
        <source>What comes first</source>
        <translation>排在最前的结果</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>没有找到结果。</translation>
    </message>
    <message>
        <source>Answers it</source>
        <translation>能回答问题</translation>
    </message>
</context>
<context>
    <name>WidthChoice</name>
    <message>
        <source>whole (test the model to see its widths)</source>
        <translation>全部（测试模型可查看其维数）</translation>
    </message>
    <message>
        <source>whole: {0}</source>
        <translation>全部：{0}</translation>
    </message>
</context>
</TS>
