<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>ChatLimitsPart</name>
    <message numerus="yes">
        <source>%Ln of them are yours</source>
        <translation>
            <numerusform>%Ln of them are yours</numerusform>
            <numerusform>%Ln of them are yours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n citation(s)</source>
        <translation>
            <numerusform>%n citation</numerusform>
            <numerusform>%n citations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n round(s) in {0}</source>
        <translation>
            <numerusform>%n round in {0}</numerusform>
            <numerusform>%n rounds in {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HiddenNote</name>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0} and %Ln more</numerusform>
            <numerusform>{0} and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message numerus="yes">
        <source>%Ln question(s) forgotten</source>
        <translation>
            <numerusform>%Ln question forgotten</numerusform>
            <numerusform>%Ln questions forgotten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) of this library</source>
        <translation>
            <numerusform>%Ln question of this library</numerusform>
            <numerusform>%Ln questions of this library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) of all libraries together</source>
        <translation>
            <numerusform>%Ln question of all libraries together</numerusform>
            <numerusform>%Ln questions of all libraries together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LexiconDialog</name>
    <message numerus="yes">
        <source>%Ln expression(s)</source>
        <translation>
            <numerusform>%Ln expression</numerusform>
            <numerusform>%Ln expressions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of your file cannot be used</source>
        <translation>
            <numerusform>%Ln line of your file cannot be used</numerusform>
            <numerusform>%Ln lines of your file cannot be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryWork</name>
    <message numerus="yes">
        <source>%Ln file(s) left out</source>
        <translation>
            <numerusform>%Ln file left out</numerusform>
            <numerusform>%Ln files left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MakingDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceCard</name>
    <message numerus="yes">
        <source>and %Ln more provision(s)</source>
        <translation>
            <numerusform>and %Ln more provision</numerusform>
            <numerusform>and %Ln more provisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceFoot</name>
    <message numerus="yes">
        <source>Cited by %Ln provision(s)</source>
        <translation>
            <numerusform>Cited by %Ln provision</numerusform>
            <numerusform>Cited by %Ln provisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunsUndo</name>
    <message numerus="yes">
        <source>%Ln question(s) deleted</source>
        <translation>
            <numerusform>%Ln question deleted</numerusform>
            <numerusform>%Ln questions deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%Ln provision(s) found</source>
        <translation>
            <numerusform>%Ln provision found</numerusform>
            <numerusform>%Ln provisions found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message numerus="yes">
        <source>%Ln suggestion(s)</source>
        <translation>
            <numerusform>%Ln suggestion</numerusform>
            <numerusform>%Ln suggestions</numerusform>
        </translation>
    </message>
</context>
</TS>
