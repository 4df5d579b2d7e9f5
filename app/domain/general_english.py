"""The English everyday sentences of `app.domain.general_pairs`."""

ENGLISH = """
3|The kettle is boiling.|The water in the kettle has come to the boil.
3|She missed the last bus home.|The final bus had gone before she got to it.
3|My brother is afraid of dogs.|Dogs frighten my brother.
3|It has been raining since this morning.|The rain started in the morning and has not stopped.
3|We ran out of milk.|There is no milk left.
3|The shop opens at nine.|From nine o'clock the store is open.
3|He learned to swim when he was four.|At the age of four he was taught to swim.
3|The lift is broken, so we took the stairs.|We walked up because the elevator did not work.
3|I forgot my umbrella on the train.|My umbrella was left behind in the railway carriage.
3|The baby has finally fallen asleep.|At last the little one is sleeping.
3|Grandmother grows tomatoes on her balcony.|Grandma keeps tomato plants on her balcony.
3|This soup needs more salt.|The soup is not salty enough.
3|The children built a snowman.|A man of snow was made by the kids.
3|He sold his old car last week.|Last week someone bought his used automobile from him.
3|The film was much too long.|That movie went on for far too much time.
3|Her phone has no battery left.|Her mobile is out of charge.
3|They got married in spring.|Their wedding took place in the spring.
3|The cat is hiding under the sofa.|Beneath the couch sits the cat, out of sight.
3|I cannot open this jar.|The lid of this jar will not come off for me.
3|The neighbours are moving to another town.|The people next door are leaving for a different city.
2|The train was ten minutes late.|The train was an hour late.
2|He bought two loaves of bread.|He bought bread and a cake.
2|She plays the violin in the school orchestra.|She plays the flute in the school orchestra.
2|We spent the summer by the sea.|We spent a week in summer at a lake.
2|The museum is closed on Mondays.|The museum is closed on public holidays.
2|My father works as a baker.|My uncle works in a bakery.
2|The boy broke his arm while skating.|The boy broke his leg while skiing.
2|They painted the kitchen yellow.|They painted the bedroom yellow.
2|It will snow tomorrow.|It may snow at the weekend.
2|The plane lands in Rome at noon.|The plane leaves Rome at noon.
2|I drink coffee every morning.|I drink tea every morning.
2|The dog chased a rabbit across the field.|The dog chased a cat through the garden.
2|Our teacher gave us homework for Friday.|Our teacher gave us a test on Friday.
2|He runs five kilometres a day.|He walks five kilometres a day.
2|The cake turned out too sweet.|The biscuits turned out too hard.
2|She wrote a letter to her aunt.|She wrote a postcard to her sister.
2|The concert was sold out in an hour.|The concert was cancelled an hour before it began.
2|He repaired the bicycle by himself.|He had the bicycle repaired in a shop.
2|We adopted a kitten from the shelter.|We adopted an old dog from the shelter.
2|The river is too cold for bathing.|The river is too dirty for bathing.
1|The bread is still warm.|The bakery on the corner has new owners.
1|She is learning Spanish.|Many words of Spanish come from Arabic.
1|The goalkeeper saved a penalty.|Our club has bought a new striker.
1|My tooth hurts.|The dentist moved his practice to the first floor.
1|We planted an apple tree.|Apples keep best in a cool cellar.
1|The laptop is very slow today.|He studied computer science.
1|It is windy on the hill.|Storms are most common here in autumn.
1|I lost my suitcase at the airport.|Flights to the islands are cheap in winter.
1|He snores every night.|A good mattress lasts ten years.
1|The hen laid four eggs.|Foxes have been seen near the farm.
1|She painted a portrait of her friend.|The gallery shows pictures of three centuries.
1|The pianist forgot a whole page.|The hall is known for its sound.
1|Put the fish in the fridge.|Fishing boats leave the harbour before dawn.
1|He has a fever and a cough.|The chemist's is open all night.
1|The wedding cake had five layers.|The bride wore her mother's dress.
1|The road is icy.|Winter tyres are cheaper in summer.
1|Our tent leaks.|The camping site lies in a forest.
1|She reads a novel a week.|The library lends out films as well.
1|The bees came back to the hive.|Honey from the mountains is darker.
1|The metro stops at the stadium.|Taxi drivers are on strike today.
0|The bank of the river was flooded.|The bank opens an account in ten minutes.
0|He broke the record in the high jump.|She put on an old record and danced.
0|The bat flew out of the cave.|Frogs' eggs look like jelly.
0|I need new shoes for the party.|The volcano had slept for a century.
0|The match lit at once.|Our team won the match in the last minute.
0|Spring is the best season for a walk.|The spring of the mattress squeaks.
0|The tea is too hot to drink.|The bridge was built of stone.
0|My sister collects stamps.|The engine makes a strange noise.
0|The leaves are turning red.|He leaves the office at five.
0|The crane lifted the steel beam.|Potatoes should be peeled thinly.
0|She whispered so as not to wake him.|The price of copper has doubled.
0|There is a mouse in the kitchen.|The wireless mouse needs a new battery.
0|The clown made everybody laugh.|Salt is won from sea water.
0|A letter came for you.|Whales sing under water.
0|The curtains are made of linen.|He failed his driving test twice.
0|They sailed round the cape.|The onion soup was served in bowls.
0|The clock on the tower is wrong.|Parrots can live for eighty years.
0|Please water the plants on Sunday.|The plant makes parts for lorries.
0|The jam is made from plums.|We stood in a traffic jam for hours.
0|The astronaut waved from the hatch.|My knitting needles are too thick.
"""
